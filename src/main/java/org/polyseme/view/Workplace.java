package org.polyseme.view;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.polyseme.session.Session;
import org.polyseme.state.Script;

/**
 * What a window is built with and what it shares. FX thread only.
 *
 * @param sessions begins a further run, which waits
 * @param chooseFile asks for a file that holds a run
 */
record Workplace(
        FrameClock clock,
        Painter painter,
        Themes themes,
        Function<Script, Session> sessions,
        Supplier<Optional<Path>> chooseFile) {}
