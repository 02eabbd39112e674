package org.polyseme.engine.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.polyseme.state.Experiment;
import org.polyseme.state.ModelKind;

/**
 * The dense matrix products that a step of a tied network is made of, each by one call of ND4J's gemm: what a step cannot
 * be much faster than if it is computed in this way. Products with the inputs are left out, being sparse or the identity.
 */
public final class GemmFloor implements AutoCloseable {

    /** One product, and which share of it a step needs: half of a symmetric one. */
    public record Product(String name, double share, Runnable multiply) {}

    private final Random random = new Random(1);
    private final List<INDArray> arrays = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();

    /** The products of {@code recipe}, which must be tied. */
    public GemmFloor(Experiment recipe) {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Blas.useOneThread();
        int n = recipe.features();
        int m = recipe.neurons();
        INDArray w = array(n, m);
        if (recipe.model() == ModelKind.INCIDENTAL) {
            INDArray z = array(n, n);
            add("W Wᵀ", 0.5, w, w, true, z);
            add("G W", 1, z, w, false, array(n, m));
        } else {
            INDArray h = array(recipe.batch(), m);
            INDArray z = array(recipe.batch(), n);
            add("H Wᵀ", 1, h, w, true, z);
            add("G W", 1, z, w, false, array(recipe.batch(), m));
            INDArray dw = array(n, m);
            products.add(new Product("Gᵀ H", 1, () -> Nd4j.gemm(z, h, dw, true, false, 1, 0)));
        }
    }

    private INDArray array(int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int k = 0; k < values.length; k++) {
            values[k] = random.nextFloat() - 0.5f;
        }
        INDArray array = Nd4j.create(values, new long[] {rows, columns}, 'f'); // the order that gemm takes as it is
        arrays.add(array);
        return array;
    }

    private void add(String name, double share, INDArray a, INDArray b, boolean transposesB, INDArray c) {
        products.add(new Product(name, share, () -> Nd4j.gemm(a, b, c, false, transposesB, 1, 0)));
    }

    public List<Product> products() {
        return List.copyOf(products);
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
    }
}
