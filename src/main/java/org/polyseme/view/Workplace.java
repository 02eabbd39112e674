package org.polyseme.view;

/** What a window is built with and what it shares. FX thread only. */
record Workplace(FrameClock clock, Painter painter, Themes themes) {}
