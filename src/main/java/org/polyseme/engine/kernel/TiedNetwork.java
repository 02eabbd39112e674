package org.polyseme.engine.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.DataKind;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;
import org.polyseme.state.NoiseKind;
import org.polyseme.state.PenaltyTarget;

/**
 * {@code out = f(x W Wᵀ + b)}: incidental, tied autoencoder and power autoencoder; {@code f(relu(x W) Wᵀ + b)}: tied
 * hidden ReLU. With H the hidden layer and G the
 * slope at the outputs, {@code dW = Gᵀ H + xᵀ G W}. Three passes compute the same numbers; the cheapest that fits is
 * taken.
 */
final class TiedNetwork implements HostNetwork {
    /** With more features the Gram matrix leaves the cache, and at last the memory. */
    private static final int MOST_FEATURES_IN_GRAM = 2048;

    private final List<Trained> tensors;
    private final Trained w;
    private final Bias b;
    private final Response response;
    private final BlockPass blocks;
    private @Nullable BasisPass basis;
    private @Nullable GramPass gram;
    private final boolean rectified;
    private final boolean basisOnly;
    private final boolean isSum;
    private double hiddenL1;
    private boolean dropsOut;
    private boolean flat;

    TiedNetwork(Experiment recipe, List<Trained> tensors) {
        this.tensors = tensors;
        w = tensors.get(0);
        b = new Bias(w.rows(), tensors.size() > 1 ? tensors.get(1) : null);
        int rows = BlockRows.of(Math.max(w.rows(), w.columns()));
        response = new Response(recipe, w.rows(), rows);
        rectified = recipe.model().hasHiddenRelu();
        blocks = new BlockPass(w, rectified, b, response, rows);
        isSum = recipe.model() == ModelKind.INCIDENTAL;
        basisOnly = recipe.data() == DataKind.STANDARD_BASIS
                && recipe.noise() == NoiseKind.NONE
                && !b.isTrained()
                && !rectified;
        change(recipe);
    }

    @Override
    public List<Trained> tensors() {
        return tensors;
    }

    @Override
    public void change(Experiment live) {
        response.change(live);
        flat = response.isFlat();
        dropsOut = live.dropout() > 0;
        hiddenL1 = live.l1On() == PenaltyTarget.ACTIVATIONS ? live.l1() : 0;
    }

    @Override
    public void differentiate(Draw draw) {
        SparseBatch x = draw.batch();
        response.begin(x.samples());
        b.begin();
        if (isBasis(draw)) {
            basis().differentiate();
        } else if (!draw.isClean() || hiddenL1 != 0 || rectified) {
            blocks.differentiate(draw, pricePerSample(x));
        } else if (gramIsCheaper(x)) {
            gram().differentiate(x);
        } else {
            blocks.differentiate(draw, 0);
        }
        b.end();
    }

    /**
     * Compares the two passes' times as measured, in units of 0.02 ns, which is one multiply-add in OpenBLAS: a loop over
     * n numbers takes {@code 300 + 4 n}; a block handles each output for 160 besides its products.
     */
    private boolean gramIsCheaper(SparseBatch x) {
        long n = w.rows();
        long m = w.columns();
        long busySamples = Math.min(x.size(), x.samples());
        long loops = 2 * (x.size() + busySamples) * (300 + 4 * n);
        long inBlocks = x.samples() * n * (5 * m + 160);
        return n <= MOST_FEATURES_IN_GRAM && loops + 3 * n * n * m < inBlocks;
    }

    private boolean isBasis(Draw draw) {
        return draw.isClean() && hiddenL1 == 0 && draw.batch().isIdentity() && flat && !b.isTrained() && !rectified;
    }

    /** The basis pass alone never asks how many neurons there are. */
    @Override
    public boolean deadStayDead() {
        return basisOnly && flat && hiddenL1 == 0 && !dropsOut;
    }

    @Override
    public double loss(Draw draw) {
        if (isBasis(draw)) {
            response.begin(draw.batch().samples());
            return basis().loss();
        }
        return blocks.loss(draw, pricePerSample(draw.batch()));
    }

    /** Of a unit of activation: a part of the mean over samples, but for the loss that is their sum. */
    private double pricePerSample(SparseBatch x) {
        return isSum ? hiddenL1 : hiddenL1 / x.samples();
    }

    private BasisPass basis() {
        if (basis == null) {
            basis = new BasisPass(w, response);
        }
        return basis;
    }

    private GramPass gram() {
        if (gram == null) {
            gram = new GramPass(w, b, response);
        }
        return gram;
    }

    @Override
    public void close() {
        blocks.close();
        if (basis != null) {
            basis.close();
        }
        if (gram != null) {
            gram.close();
        }
    }
}
