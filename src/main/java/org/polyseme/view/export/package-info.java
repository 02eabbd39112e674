/**
 * Figures, films and numbers out of the window, and pictures back into it.
 *
 * <p>Thread: FX thread only, but for what is written: that is on a thread of its own. Imports: {@code export},
 * {@code figure}, {@code session}, {@code view.model} and what {@code view} lends.
 */
package org.polyseme.view.export;
