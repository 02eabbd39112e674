package org.polyseme.session;

import org.polyseme.measure.Allocation;
import org.polyseme.measure.Band;
import org.polyseme.state.Costs;
import org.polyseme.state.Parameters;

/** What was measured at one step of a run. Immutable. */
record Moment(long step, double loss, double penalty, Costs costs, Parameters parameters, int polysemanticNeurons) {

    static Moment of(Training training) {
        Parameters parameters = training.parameters();
        int count = Allocation.polysemanticNeurons(parameters.weights(), Band.DEFAULT);
        return new Moment(
                training.steps(), training.loss(), training.penalty(), training.costs(parameters), parameters, count);
    }
}
