/**
 * The papers' numbers beside ours: a table of rows, each with what was reported, how it is found here and how far off it
 * may be.
 *
 * <p>Thread: stateless, callable anywhere but the JavaFX thread (it trains). Imports: {@code state}, {@code engine},
 * {@code measure}, {@code theory} and {@code sweep}.
 */
package org.polyseme.sweep.reproduction;
