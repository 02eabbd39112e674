/**
 * Drawing as arithmetic: one class a picture, painted with Java2D on screen, film and paper alike.
 *
 * <p>Thread: pure functions of snapshot, selection and look; callable anywhere. Imports: {@code state},
 * {@code measure}, {@code theory}, {@code java.awt}, JFreeChart; never JavaFX.
 */
package org.polyseme.figure;
