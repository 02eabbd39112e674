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
            new MonosemanticityFigure(),
            new RaceFigure(),
            new RiverFigure(),
            new CurvesFigure(),
            new EnsembleFigure(),
            new SweepFigure(),
            new TrajectoriesFigure(),
            new DifferenceFigure(),
            new SparsificationFigure(),
            new PhaseFigure(),
            new LevelsFigure(),
            new MemorisationFigure(),
            new AutoencoderFigure(),
            new PowerFigure(),
            new CapacityFigure(),
            new PairsFigure(),
            new CodeFigure(),
            new SpectrumFigure(),
            new ProjectionFigure(),
            new RedundancyFigure(),
            new InteractionFigure(),
            new PianoFigure(),
            new BasisFigure(),
            new DegeneracyFigure(),
            new LearningFigure());

    private Figures() {}

    public static List<Figure> all() {
        return ALL;
    }

    /** The figure with this id, if there is one. */
    public static Optional<Figure> named(String id) {
        return ALL.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }
}
