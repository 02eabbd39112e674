/**
 * Frozen values that cross threads: the recipe of a run, its pictures' numbers, its history.
 *
 * <p>Thread: everything here is immutable. Imports: the JDK only.
 */
package org.polyseme.state;
