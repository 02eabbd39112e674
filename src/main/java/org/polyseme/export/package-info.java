/**
 * Figures taken away: pictures as PNG, SVG and PDF, films as GIF and MP4, each with its recipe inside, and numbers as
 * CSV, JSON and NPZ. No window is needed.
 */
@NullMarked
package org.polyseme.export;

import org.jspecify.annotations.NullMarked;
