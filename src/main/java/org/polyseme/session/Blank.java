package org.polyseme.session;

import java.util.List;
import java.util.Optional;
import org.polyseme.state.Experiment;
import org.polyseme.state.History;
import org.polyseme.state.Matrix;
import org.polyseme.state.Parameters;
import org.polyseme.state.RunStatus;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;

/** The picture of a run that could not even begin: all weights zero. */
final class Blank {
    private Blank() {}

    static Snapshot of(Experiment recipe) {
        Matrix zeros = Matrix.of(
                recipe.features(),
                recipe.neurons(),
                new float[Math.multiplyExact(recipe.features(), recipe.neurons())]);
        Parameters nothing = new Parameters(List.of(new Parameters.Named("W", zeros)));
        return new Snapshot(
                recipe,
                0,
                Double.NaN,
                nothing,
                nothing,
                History.empty(),
                List.of(),
                Trace.EMPTY,
                new RunStatus.Paused(),
                0,
                "no back end",
                List.of(),
                Optional.empty());
    }
}
