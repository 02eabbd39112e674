package org.polyseme.view;

import java.util.function.Function;
import org.polyseme.session.Session;
import org.polyseme.state.Script;

/**
 * What a window is built with and what it shares. FX thread only.
 *
 * @param sessions begins a further run, which waits
 */
record Workplace(FrameClock clock, Painter painter, Themes themes, Function<Script, Session> sessions) {}
