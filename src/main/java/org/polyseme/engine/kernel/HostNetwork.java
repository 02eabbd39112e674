package org.polyseme.engine.kernel;

import java.util.List;
import org.polyseme.state.Experiment;

/** A network's forward and backward pass on the host. Penalties on weights are not its business. */
interface HostNetwork extends AutoCloseable {

    /** Its trained tensors, in the order of the layers, the bias last. */
    List<Trained> tensors();

    /** Leaves the gradient of the data's loss in the tensors. */
    void differentiate(Draw draw);

    /** The data's loss. */
    double loss(Draw draw);

    void change(Experiment live);

    /** True where neurons without weights have no gradient and count nowhere, so that they need not be stored. */
    boolean deadStayDead();

    @Override
    void close();
}
