package org.polyseme.store;

import java.util.List;
import java.util.stream.IntStream;
import org.polyseme.state.Matrix;

/**
 * A float32 array in C order, as numpy knows it: its shape, and the matrices whose values follow one another in it.
 * Immutable.
 */
public record NpyArray(List<Integer> shape, List<Matrix> blocks) {

    /**
     * Checks that the blocks fill the shape.
     *
     * @throws IllegalArgumentException if they do not
     */
    public NpyArray {
        shape = List.copyOf(shape);
        blocks = List.copyOf(blocks);
        long expected = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        long found = blocks.stream().mapToLong(Matrix::size).sum();
        if (expected != found) {
            throw new IllegalArgumentException(
                    "expected " + expected + " values for shape " + shape + ", got " + found);
        }
    }

    /** One matrix {@code [rows, columns]}. */
    public static NpyArray of(Matrix matrix) {
        return new NpyArray(List.of(matrix.rows(), matrix.columns()), List.of(matrix));
    }

    /** Matrices of one shape with a further axis in front: {@code [count, rows, columns]}. */
    public static NpyArray stacked(List<Matrix> matrices) {
        Matrix first = matrices.get(0);
        return new NpyArray(List.of(matrices.size(), first.rows(), first.columns()), matrices);
    }

    /** The same values without the axis at {@code index}, which must have length 1: a bias {@code [1, n]} as {@code [n]}. */
    public NpyArray without(int index) {
        List<Integer> rest = IntStream.range(0, shape.size())
                .filter(axis -> axis != index)
                .mapToObj(shape::get)
                .toList();
        return new NpyArray(rest, blocks);
    }
}
