package org.polyseme.view.figures;

import java.util.List;
import org.polyseme.figure.Spot;

/** Who hears what a hand does to the weights by way of a figure. Called on the FX thread. */
public interface Brush {

    /** True while drags set weights instead of moving the picture. */
    boolean isOn();

    /** The hand went over these cells of the weights, in this order. */
    void paint(List<Spot> cells);

    /**
     * The hand drew the tip of a feature's arrow somewhere else.
     *
     * @param weights the feature's whole row, {@code [neurons]}, with which its tip would be there
     */
    void aim(int feature, float[] weights);

    /** While it is off, the hand drew an arrow's tip, where nothing moves by that. */
    void miss();

    /** The hand was lifted: what was done since it was put down is one change. */
    void lift();
}
