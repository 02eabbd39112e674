/** Two runs side by side under one cursor. */
@NullMarked
package org.polyseme.view.compare;

import org.jspecify.annotations.NullMarked;
