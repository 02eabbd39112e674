package org.polyseme.sweep.reproduction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Bushnaq et al. 2024: degenerate directions of small networks, and the interaction basis of a scrambled one. */
final class DegeneracyRows {
    private static final String RANKS = "Bushnaq et al. 2024 (2405.10927), ReLU network 3-5-4-2 with 43 weights";
    private static final String BASIS = "Bushnaq et al. 2024 (2405.10928), two scrambled blocks, 4-6-8-4";

    private DegeneracyRows() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(rank("plain", "nothing but rescaling", 34));
        rows.add(rank("plane", "inputs in a plane", 29));
        rows.add(rank("unheard", "a neuron that nobody listens to", 30));
        rows.add(rank("synchronised", "two neurons that fire together", 32));
        rows.add(rank("always-on", "neurons that all fire always: a linear map", 6));
        rows.add(basis(
                "gram",
                "directions of the scrambled layer kept by its covariance, of 9",
                7,
                0,
                rib -> rib.basis().layers().get(1).keptByGram()));
        rows.add(basis(
                "nodes",
                "and of these by what matters to the outputs",
                5,
                0,
                rib -> rib.basis().layers().get(1).nodes()));
        rows.add(basis("moments", "largest difference of E[f̂ᵀf̂] from diag Λ", 0, 1e-10, ScrambledBlocks::moments));
        rows.add(basis(
                "sums",
                "largest difference of Σ_i Ê_ij from Λ_j into the linear layer",
                0,
                1e-10,
                ScrambledBlocks::sums));
        rows.add(basis(
                "invariance",
                "largest change of Λ under another basis of the layer",
                0,
                1e-8,
                ScrambledBlocks::rewritten));
        rows.add(basis("blocks", "largest edge between the two blocks", 0, 1e-10, ScrambledBlocks::across));
        return rows;
    }

    private static Row rank(String kind, String what, int reference) {
        return new Row(
                "hessian-" + kind,
                "rank of the Hessian, " + what,
                Expectation.near(RANKS, Provenance.DERIVED, reference, 0),
                new Work.Computed(() -> new DegenerateNetworks().rank(kind)));
    }

    private static Row basis(
            String id, String what, double reference, double tolerance, ToDoubleFunction<ScrambledBlocks> value) {
        return new Row(
                "basis-" + id,
                what,
                Expectation.near(BASIS, Provenance.DERIVED, reference, tolerance),
                new Work.Computed(() -> value.applyAsDouble(ScrambledBlocks.draw())));
    }
}
