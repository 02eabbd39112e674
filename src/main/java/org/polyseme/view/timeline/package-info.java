/** The bar below the figures: where in the record of the runs the window is, and how to go elsewhere. */
@NullMarked
package org.polyseme.view.timeline;

import org.jspecify.annotations.NullMarked;
