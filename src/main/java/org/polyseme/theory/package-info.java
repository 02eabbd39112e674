/**
 * What the papers predict, each with its assumptions.
 *
 * <p>Thread: pure functions, callable anywhere. Imports: {@code state}.
 */
package org.polyseme.theory;
