package org.polyseme.state;

import java.util.List;

/** What a field holds where a recipe is silent. Some depend on the model: each paper has its own habits. */
final class Defaults {
    private Defaults() {}

    static Object of(Field field, ModelKind model) {
        return switch (field) {
            case MODEL -> model;
            case FEATURES -> model == ModelKind.INCIDENTAL ? 32L : 5L;
            case NEURONS -> model == ModelKind.INCIDENTAL ? 128L : 2L;
            case LAYERS -> model == ModelKind.MLP ? List.of(5L) : List.of();
            case RELU, BIAS -> field == Field.RELU || hasBias(model);
            case POWER -> model == ModelKind.POWER_AUTOENCODER ? 3L : 1L;
            case DATA -> data(model);
            case FEATURE_PROBABILITY -> 0.05;
            case GROUPS -> GroupKind.INDEPENDENT;
            case GROUP_SIZE -> 2L;
            case POINTS -> 100L;
            case BATCH -> 1024L;
            case IMPORTANCE, SCALE -> 1.0;
            case OVERLAP, COLLISION, HIDDEN_BIAS, L1, L4, NOISE_SD, NOISE_KURTOSIS, DROPOUT, TOLERANCE, STOP_AT -> 0.0;
            case PAIRS, PROJECTION, WARM_UP, SEED -> 0L;
            case INITIALISATION -> hasXavier(model) ? InitialisationKind.XAVIER : InitialisationKind.GAUSSIAN;
            case GIVEN -> List.of();
            case L1_ON -> PenaltyTarget.WEIGHTS;
            case NOISE -> NoiseKind.NONE;
            case NOISE_SHARED -> NoiseSharing.BATCH;
            case OPTIMISER -> model == ModelKind.INCIDENTAL ? OptimiserKind.GRADIENT_DESCENT : OptimiserKind.ADAMW;
            case LEARNING_RATE -> model == ModelKind.INCIDENTAL ? 0.02 : 0.001;
            case MOMENTUM, BETA1 -> 0.9;
            case BETA2 -> 0.999;
            case EPSILON -> 1e-8;
            case WEIGHT_DECAY -> 0.01;
            case SCHEDULE -> ScheduleKind.CONSTANT;
            case PROXIMAL -> false;
            case STEPS -> 10_000L;
            case STOP_WHEN -> StopKind.NEVER;
        };
    }

    private static boolean hasXavier(ModelKind model) {
        return model == ModelKind.TIED_AUTOENCODER || model == ModelKind.TIED_HIDDEN_RELU;
    }

    private static boolean hasBias(ModelKind model) {
        return model == ModelKind.TIED_AUTOENCODER
                || model == ModelKind.ABSOLUTE_VALUE
                || model == ModelKind.HIDDEN_RELU
                || model == ModelKind.TIED_HIDDEN_RELU;
    }

    private static DataKind data(ModelKind model) {
        return switch (model) {
            case INCIDENTAL -> DataKind.STANDARD_BASIS;
            case ABSOLUTE_VALUE -> DataKind.SPARSE_SIGNED;
            case POWER_AUTOENCODER, MLP -> DataKind.SPARSE_GAUSSIAN;
            case TIED_AUTOENCODER, HIDDEN_RELU, TIED_HIDDEN_RELU, HIDDEN_BIAS -> DataKind.SPARSE_UNIFORM;
        };
    }
}
