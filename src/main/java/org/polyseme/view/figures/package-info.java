/**
 * The centre of the window: figures as panes of finished pixels, and the curves.
 *
 * <p>Thread: FX thread only, but for what the painter's threads are given. Imports: {@code figure}, {@code view.model}
 * and what {@code view} lends.
 */
package org.polyseme.view.figures;
