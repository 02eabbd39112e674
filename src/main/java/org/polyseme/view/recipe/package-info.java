/**
 * The left of the window: the recipe as rows of sliders, switches and numbers to type.
 *
 * <p>Thread: FX thread only. Imports: {@code state}, {@code view.model}.
 */
package org.polyseme.view.recipe;
