package org.polyseme.session;

/** How fast a run may go. The only place that decides it. */
public enum Pace {
    /** Time to look at each step, and to say a sentence about it. */
    VERY_SLOW("1/s", "A step a second", 1),
    /** Slow enough to follow single steps. */
    SLOW("20/s", "20 steps a second", 20),
    /** A run of the usual 10,000 steps takes ten seconds: slow enough to see it happen. */
    NORMAL("1k/s", "1,000 steps a second", 1_000),
    FAST("10k/s", "10,000 steps a second", 10_000),
    /** As fast as the machine can. */
    MAXIMUM("max", "As fast as it goes", Double.POSITIVE_INFINITY);

    private final String label;
    private final String words;
    private final double stepsPerSecond;

    Pace(String label, String words, double stepsPerSecond) {
        this.label = label;
        this.words = words;
        this.stepsPerSecond = stepsPerSecond;
    }

    /** Short, for a button. */
    public String label() {
        return label;
    }

    /** In full. */
    public String words() {
        return words;
    }

    /** The most steps a second; infinite for {@link #MAXIMUM}. */
    public double stepsPerSecond() {
        return stepsPerSecond;
    }

    /** Time between two steps; 0 for {@link #MAXIMUM}. */
    long nanosPerStep() {
        return (long) (1e9 / stepsPerSecond);
    }
}
