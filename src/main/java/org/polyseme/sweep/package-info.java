/**
 * Many runs: over seeds, over grids, against what a preset promises.
 *
 * <p>Thread: stateless, callable anywhere but the JavaFX thread (it trains). Imports: {@code state}, {@code engine},
 * {@code measure}, {@code store}, {@code theory}.
 */
package org.polyseme.sweep;
