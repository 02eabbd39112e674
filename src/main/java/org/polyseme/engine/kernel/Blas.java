package org.polyseme.engine.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasLeft;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssymm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyrk;

import com.sun.jna.NativeLibrary;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The matrix products of a step, by the OpenBLAS that ND4J ships. Where {@code rows} is given, only the first so many
 * rows take part. Thread-safe: it holds no state but OpenBLAS's number of threads, which is 1.
 */
final class Blas {
    private static final String LIBRARY = "openblas_nolapack";

    static {
        useOneThread();
    }

    private Blas() {}

    /**
     * On small matrices more threads cost more than they bring. OpenBLAS is told through its own library, where it has one:
     * its binding looks for the function in every library of the process, and opens each while it holds the list of them.
     * One that another thread opens at that moment, as GTK does, waits for the list, and both wait for good.
     */
    static void useOneThread() {
        Loader.load(openblas_nolapack.class);
        Optional<String> library = Loader.getLoadedLibraries().entrySet().stream()
                .filter(loaded ->
                        loaded.getKey().contains(LIBRARY) && !loaded.getKey().startsWith("jni"))
                .map(Map.Entry::getValue)
                .findFirst();
        if (library.isPresent()) {
            NativeLibrary.getInstance(library.get())
                    .getFunction("openblas_set_num_threads")
                    .invokeVoid(new Object[] {1});
        } else {
            blas_set_num_threads(1);
        }
    }

    /** {@code c = a bᵀ}; a has {@code rows} rows. */
    static void abT(NativeMatrix a, NativeMatrix b, NativeMatrix c, int rows) {
        FloatPointer pa = a.pointer();
        FloatPointer pb = b.pointer();
        int inner = a.columns;
        int n = b.rows;
        cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasTrans, rows, n, inner, 1, pa, inner, pb, inner, 0, c.pointer(), n);
    }

    /** {@code c = a b}; a has {@code rows} rows. */
    static void ab(NativeMatrix a, NativeMatrix b, NativeMatrix c, int rows) {
        FloatPointer pa = a.pointer();
        FloatPointer pb = b.pointer();
        int inner = a.columns;
        int n = b.columns;
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, n, inner, 1, pa, inner, pb, n, 0, c.pointer(), n);
    }

    /** {@code c += aᵀ b}; a and b have {@code rows} rows. */
    static void addATb(NativeMatrix a, NativeMatrix b, NativeMatrix c, int rows) {
        FloatPointer pa = a.pointer();
        FloatPointer pb = b.pointer();
        int m = a.columns;
        int n = b.columns;
        cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, m, n, rows, 1, pa, m, pb, n, 1, c.pointer(), n);
    }

    /** The upper triangle of {@code c = a aᵀ}; the rest of c stays as it is. */
    static void gram(NativeMatrix a, NativeMatrix c) {
        int inner = a.columns;
        cblas_ssyrk(
                CblasRowMajor, CblasUpper, CblasNoTrans, a.rows, inner, 1, a.pointer(), inner, 0, c.pointer(), a.rows);
    }

    /** The sum of the squares of a; infinite or none if one of its numbers is, or if they are beyond 1e18. */
    static float squares(NativeMatrix a) {
        return cblas_sdot(a.rows * a.columns, a.pointer(), 1, a.pointer(), 1);
    }

    /** {@code c += a b}. */
    static void addAb(NativeMatrix a, NativeMatrix b, NativeMatrix c) {
        FloatPointer pa = a.pointer();
        FloatPointer pb = b.pointer();
        int inner = a.columns;
        int n = b.columns;
        cblas_sgemm(
                CblasRowMajor, CblasNoTrans, CblasNoTrans, a.rows, n, inner, 1, pa, inner, pb, n, 1, c.pointer(), n);
    }

    /** {@code c = factor s b}, s being symmetric and read from its upper triangle. */
    static void symmetric(float factor, NativeMatrix s, NativeMatrix b, NativeMatrix c) {
        FloatPointer ps = s.pointer();
        int n = b.columns;
        cblas_ssymm(
                CblasRowMajor, CblasLeft, CblasUpper, s.rows, n, factor, ps, s.rows, b.pointer(), n, 0, c.pointer(), n);
    }
}
