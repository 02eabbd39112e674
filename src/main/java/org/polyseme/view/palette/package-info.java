/**
 * What lies over the window for a moment: everything that can be done, all presets, all keys.
 *
 * <p>Thread: FX thread only. Imports: {@code state}, {@code store}, {@code view.model}.
 */
package org.polyseme.view.palette;
