package org.polyseme.figure;

import java.util.List;
import java.util.Optional;

/** Every figure there is, in the order of the menus. A new one is added here. */
public final class Figures {
    private static final List<Figure> ALL = List.of(
            new WeightsFigure(),
            new OverlapFigure(),
            new GeometryFigure(),
            new AllocationFigure(),
            new NeuronsFigure(),
            new FeaturesFigure(),
            new RaceFigure(),
            new RiverFigure(),
            new CurvesFigure(),
            new TrajectoriesFigure(),
            new DifferenceFigure(),
            new SparsificationFigure(),
            new PhaseFigure(),
            new PowerFigure(),
            new CapacityFigure(),
            new SpectrumFigure(),
            new ProjectionFigure(),
            new RedundancyFigure(),
            new InteractionFigure(),
            new DegeneracyFigure());

    private Figures() {}

    public static List<Figure> all() {
        return ALL;
    }

    /** The figure with this id, if there is one. */
    public static Optional<Figure> named(String id) {
        return ALL.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
