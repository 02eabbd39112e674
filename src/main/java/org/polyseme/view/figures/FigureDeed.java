package org.polyseme.view.figures;

import java.util.function.Consumer;
import org.polyseme.figure.Figure;

/** Something that can be done with any figure, as its context menu offers it. */
public record FigureDeed(String id, String label, Consumer<Figure> run) {}
