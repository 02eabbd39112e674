/** Measures the window while it works: its frames, its hands' latencies, its start. */
@NullMarked
package org.polyseme.view.bench;

import org.jspecify.annotations.NullMarked;
