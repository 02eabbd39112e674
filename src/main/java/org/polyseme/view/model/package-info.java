/**
 * What the window shows and what can be done in it, without a single node: recipe, run, notices.
 *
 * <p>Thread: FX thread only. Imports: {@code state}, {@code session}, {@code measure}, {@code store},
 * {@code javafx.beans}.
 */
package org.polyseme.view.model;
