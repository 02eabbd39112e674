package org.polyseme.state;

/** The quantities that a run's history keeps, one value a recorded step. */
public enum Series {
    /** The whole loss, penalties included. */
    LOSS("loss"),
    /** Neurons with at least two features on. */
    POLYSEMANTIC_NEURONS("polysemantic neurons"),
    /** The part of the loss that the weights cost by themselves; NaN where a file of an older version does not have it. */
    PENALTY("penalties"),
    /** {@link Costs#l1}; as all below NaN where a file of an older version does not have it. */
    L1("L1"),
    /** {@link Costs#fourthPowers}. */
    FOURTH_POWERS("fourth powers"),
    /** {@link Costs#noise}. */
    NOISE("noise and dropout"),
    /** {@link Costs#weightDecay}. */
    WEIGHT_DECAY("weight decay");

    private final String label;

    Series(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** True where a history may do without, as those of older versions do. */
    public boolean isOptional() {
        return this != LOSS && this != POLYSEMANTIC_NEURONS;
    }

    /** What it is of these costs; NaN if it is none of them. */
    public double of(Costs costs) {
        return switch (this) {
            case L1 -> costs.l1();
            case FOURTH_POWERS -> costs.fourthPowers();
            case NOISE -> costs.noise();
            case WEIGHT_DECAY -> costs.weightDecay();
            case LOSS, POLYSEMANTIC_NEURONS, PENALTY -> Double.NaN;
        };
    }
}
