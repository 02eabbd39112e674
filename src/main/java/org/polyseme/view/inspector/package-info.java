/**
 * The right column: the story of what is selected, in words and numbers, and what happened in the run.
 *
 * <p>Thread: FX thread only. Imports: {@code figure}, {@code measure}, {@code view.model}, {@code view.figures}.
 */
package org.polyseme.view.inspector;
