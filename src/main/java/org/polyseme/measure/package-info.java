/**
 * What a snapshot means: allocation, polysemanticity, geometry, capacity.
 *
 * <p>Thread: pure functions, callable anywhere. Imports: {@code state}, {@code theory}, EJML.
 */
package org.polyseme.measure;
