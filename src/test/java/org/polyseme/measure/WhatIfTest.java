package org.polyseme.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.polyseme.measure.Degeneracy.Kind;

/** Bias-free ReLU networks 3-5-4-2, the ranks of which were computed elsewhere for each way: 34, 29, 30 and 32. */
class WhatIfTest {
    private static final int SAMPLES = 600;
    private static final Map<WhatIf, Integer> RANKS =
            Map.of(WhatIf.AS_IT_IS, 34, WhatIf.ALIKE, 29, WhatIf.UNHEARD, 30, WhatIf.TOGETHER, 32);

    private final SplittableRandom random = new SplittableRandom(20);

    private double[][] normal(int rows, int columns) {
        double[][] values = new double[rows][columns];
        for (double[] row : values) {
            for (int k = 0; k < columns; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return values;
    }

    /** Draws until nothing but what was done is degenerate: no two units that are never active together. */
    private Degeneracy found(WhatIf way) {
        while (true) {
            Network network = Network.layered(
                    List.of(normal(3, 5), normal(5, 4), normal(4, 2)),
                    List.of(Nonlinearity.RELU, Nonlinearity.RELU, Nonlinearity.LINEAR));
            WhatIf.Case changed = way.of(network, Activations.of(normal(SAMPLES, 3)));
            List<LayerDegeneracy> layers = Degeneracy.layers(changed.network(), changed.inputs());
            boolean areFull = layers.get(1).gramRank() == 5 && layers.get(2).gramRank() == 4;
            boolean areApart = layers.get(0).synchronised().size() == (way == WhatIf.TOGETHER ? 1 : 0)
                    && layers.get(1).synchronised().isEmpty();
            if (areFull && areApart) {
                Degeneracy found = Degeneracy.of(changed.network(), changed.inputs());
                if (found.freeByKind().getOrDefault(Kind.UNSEEN, 0) == 0 && found.unexplained() == 0) {
                    return found;
                }
            }
        }
    }

    @Test
    void eachWayCostsTheRankThatThePaperCounts() {
        RANKS.forEach((way, rank) -> assertEquals(rank, found(way).rank(), way::label));
    }

    @Test
    void withoutASecondNeuronOrAReluNothingFiresTogether() {
        Activations inputs = Activations.of(normal(20, 3));
        Network narrow =
                Network.layered(List.of(normal(3, 1), normal(1, 2)), List.of(Nonlinearity.RELU, Nonlinearity.LINEAR));
        assertEquals(new WhatIf.Case(narrow, inputs), WhatIf.TOGETHER.of(narrow, inputs));
        Network linear =
                Network.layered(List.of(normal(3, 4), normal(4, 2)), List.of(Nonlinearity.LINEAR, Nonlinearity.LINEAR));
        assertEquals(new WhatIf.Case(linear, inputs), WhatIf.TOGETHER.of(linear, inputs));
    }
}
