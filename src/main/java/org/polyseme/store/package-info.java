/**
 * Files in and out, with limits on what is read and messages that a user can act on.
 *
 * <p>Thread: stateless, callable anywhere but the JavaFX thread (it reads disks). Imports: {@code state}, Jackson's
 * streaming core.
 */
package org.polyseme.store;
