package org.polyseme.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A file of tensors that others wrote: {@code .npy}, {@code .npz}, {@code .safetensors}, or a table of numbers as text.
 * Only what the file says of its tensors is read, within bounds; their numbers are mapped when they are asked for.
 * Immutable.
 *
 * @param tensors at least one, in the file's order, each name once
 */
public record TensorFile(Path path, List<Tensor> tensors) {
    /** The endings of such files, for those who choose one. */
    public static final List<String> ENDINGS = List.of(".npy", ".npz", ".safetensors", ".csv", ".tsv", ".txt");

    private static final int FIRST_BYTES = 16;
    private static final int ZIP = 0x504B0304;
    private static final int EMPTY_ZIP = 0x504B0506;
    private static final int NAMES_SHOWN = 12;
    private static final String EXPECTED = "a .npy, .npz, .safetensors or .csv file";
    /** How every pickle since Python 2.3 begins; the protocol's number follows. */
    private static final byte PICKLE = (byte) 0x80;

    public TensorFile {
        tensors = List.copyOf(tensors);
    }

    /** True if the file's name says that it is one of tensors. */
    public static boolean isNamedLikeOne(Path path) {
        return ENDINGS.stream().anyMatch(ending -> lowerName(path).endsWith(ending));
    }

    /**
     * Reads what the file says of its tensors.
     *
     * @throws FileProblem saying in one sentence what is wrong where
     */
    public static TensorFile open(Path path) throws FileProblem {
        try {
            TensorFile file = new TensorFile(path, tensors(path, BoundedFile.size(path)));
            file.checkNames();
            return file;
        } catch (IOException unreadable) {
            throw FileProblem.of(path, "a readable file", unreadable);
        } catch (InternalError gone) { // how Java says that a mapped file has become shorter
            throw new FileProblem(path.toString(), "", "a file that stays while it is read", "one that was cut");
        }
    }

    private static List<Tensor> tensors(Path path, long size) throws IOException, FileProblem {
        ByteBuffer first = new MappedBytes(path, 0).bytes(0, (int) Math.min(size, FIRST_BYTES));
        String name = lowerName(path);
        if (NpyHeader.begins(first)) {
            return List.of(NpyFile.tensor(path, stem(path), new MappedBytes(path, 0), size));
        } else if (first.limit() >= 4 && (first.getInt(0) == ZIP || first.getInt(0) == EMPTY_ZIP)) {
            return NpzFile.tensors(path, size);
        } else if (name.endsWith(".safetensors") || SafetensorsFile.begins(first)) {
            return SafetensorsFile.tensors(path, size);
        } else if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
            return List.of(CsvFile.tensor(path, stem(path), size));
        }
        if (first.limit() >= 2 && first.get(0) == PICKLE && first.get(1) >= 2 && first.get(1) <= 5) {
            throw pickle(path);
        }
        String found = size == 0 ? "nothing: the file is empty" : "one that begins otherwise";
        throw new FileProblem(path.toString(), "", EXPECTED, found);
    }

    /** What Python's pickle and {@code torch.save} write is a program that makes objects; no one should run a stranger's. */
    static FileProblem pickle(Path path) {
        return new FileProblem(
                path.toString(),
                "",
                EXPECTED,
                "Python's pickle, as torch.save writes it; in Python, safetensors.torch.save_file(model.state_dict(),"
                        + " \"weights.safetensors\") writes one that can be read");
    }

    private void checkNames() throws FileProblem {
        Set<String> names = new HashSet<>();
        for (Tensor tensor : tensors) {
            if (!names.add(tensor.name())) {
                throw new FileProblem(path.toString(), tensor.name(), "each name once in a file", "a second one");
            }
        }
    }

    /** Those that a matrix can be read from. */
    public List<Tensor> matrices() {
        return tensors.stream().filter(Tensor::isMatrix).toList();
    }

    /**
     * The tensor of this name.
     *
     * @throws FileProblem if there is none
     */
    public Tensor named(String name) throws FileProblem {
        for (Tensor tensor : tensors) {
            if (tensor.name().equals(name)) {
                return tensor;
            }
        }
        List<String> names = tensors.stream().map(Tensor::name).toList();
        String known = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        String more = names.size() > NAMES_SHOWN ? ", …" : "";
        throw new FileProblem(
                path.toString(),
                name,
                "the name of a tensor in the file" + Nearest.hint(name, names),
                "one that is not among " + known + more);
    }

    /** The file's name without its folders. */
    public String fileName() {
        return fileName(path);
    }

    private static String fileName(Path path) {
        return Objects.requireNonNullElse(path.getFileName(), path).toString();
    }

    private static String lowerName(Path path) {
        return fileName(path).toLowerCase(Locale.ROOT);
    }

    private static String stem(Path path) {
        String name = fileName(path);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
