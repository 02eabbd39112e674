/**
 * The question that comes before weights from a file are shown: which tensor, and which of its axes are neurons.
 *
 * <p>Thread: FX thread only, but for what the painter's threads are given. Imports: {@code store}, {@code figure} and
 * what {@code view} lends.
 */
package org.polyseme.view.weights;
