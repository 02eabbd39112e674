package org.polyseme.engine.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.polyseme.state.Experiment;
import org.polyseme.state.Parameters;

/** The two ways to compute a step. */
public enum Backend {
    /** Fused loops and OpenBLAS on one CPU core. */
    HOST("host"),
    /** ND4J operations on whatever ND4J finds: a CPU or a CUDA device. */
    ND4J("nd4j");

    private final String key;

    Backend(String key) {
        this.key = key;
    }

    /** Its word on the command line. */
    public String key() {
        return key;
    }

    /** ND4J where this build has its CUDA back end, else the host. */
    public static Backend standard() {
        boolean hasCuda =
                Backend.class.getClassLoader().getResource("org/nd4j/linalg/jcublas/JCublasBackend.class") != null;
        return hasCuda ? ND4J : HOST;
    }

    public static Optional<Backend> named(String key) {
        return Arrays.stream(values()).filter(b -> b.key.equals(key)).findFirst();
    }

    /**
     * A kernel for {@code recipe} that starts from {@code initial}.
     *
     * @throws org.polyseme.state.RefusedValueException naming what this back end has not got
     */
    public Kernel kernel(Experiment recipe, Parameters initial) {
        Shapes.check(recipe, initial);
        return switch (this) {
            case HOST -> new HostKernel(recipe, initial);
            case ND4J -> new Nd4jKernel(recipe, initial);
        };
    }
}
