package org.polyseme.measure;

import java.util.List;

/**
 * A stream of random numbers: xoshiro256++ (Blackman and Vigna 2019), its state filled by SplitMix64 from the run's seed
 * and the stream's number, so that streams of one seed do not depend on one another. Confined to one thread.
 */
public final class Randomness {

    /** What a stream is for. A draw for one purpose never shifts the numbers of another. */
    public enum Stream {
        INITIALISATION(1),
        DATA(2),
        NOISE(3),
        DROPOUT(4),
        EVALUATION_DATA(5),
        EVALUATION_NOISE(6),
        EVALUATION_DROPOUT(7),
        PROJECTION(8);

        private final int number;

        Stream(int number) {
            this.number = number;
        }
    }

    private static final int WORDS = 5;
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long a;
    private long b;
    private long c;
    private long d;
    private double spareNormal = Double.NaN;

    public Randomness(long seed, Stream stream) {
        long state = mix(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * stream.number;
        a = mix(state += GOLDEN_GAMMA);
        b = mix(state += GOLDEN_GAMMA);
        c = mix(state += GOLDEN_GAMMA);
        d = mix(state + GOLDEN_GAMMA);
    }

    private static long mix(long x) {
        long y = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }

    /** The whole state: four words, then the bits of the normal deviate that is left over, or of NaN. */
    public List<Long> words() {
        return List.of(a, b, c, d, Double.doubleToRawLongBits(spareNormal));
    }

    /** Goes on from {@code words}, which {@link #check} must have let through. */
    public void restore(List<Long> words) {
        a = words.get(0);
        b = words.get(1);
        c = words.get(2);
        d = words.get(3);
        spareNormal = Double.longBitsToDouble(words.get(4));
    }

    /**
     * Makes sure that a generator can go on from {@code words}: from four zeros it would never leave 0.
     *
     * @throws IllegalArgumentException if not
     */
    public static void check(String name, List<Long> words) {
        if (words.size() != WORDS || words.stream().limit(4).allMatch(word -> word == 0)) {
            throw new IllegalArgumentException("expected the " + WORDS + " words of a generator in " + name
                    + ", the first four not all 0, got " + words.size() + " words");
        }
    }

    /** 64 random bits. */
    public long bits() {
        long result = Long.rotateLeft(a + d, 23) + a;
        long t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = Long.rotateLeft(d, 45);
        return result;
    }

    /** Uniform on [0, 1), in steps of 2^-24. */
    public float uniform() {
        return (bits() >>> 40) * 0x1p-24f;
    }

    /** Uniform on (0, 1), in steps of 2^-53; never an end. */
    public double uniformOpen() {
        return ((bits() >>> 11) + 0.5) * 0x1p-53;
    }

    /** Uniform on 0 … bound - 1. */
    public int below(int bound) {
        return (int) Math.multiplyHigh(bits() >>> 1, 2L * bound);
    }

    /** Standard normal, by Marsaglia's polar method: exact, two deviates a pass. */
    public double normal() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * uniformOpen() - 1;
            y = 2 * uniformOpen() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * Math.log(square) / square);
        spareNormal = y * factor;
        return x * factor;
    }
}
