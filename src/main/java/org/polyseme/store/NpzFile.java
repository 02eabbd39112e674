package org.polyseme.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** numpy's archive of named arrays. The same arrays give the same bytes, whenever and wherever they are written. */
public final class NpzFile {
    /** Not the earliest that a zip file can say: for that, Java adds a second time, which depends on the time zone. */
    static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String ENDING = ".npy";
    /** The member by which an archive of {@code torch.save} is known. */
    private static final String TORCH = "/data.pkl";

    private NpzFile() {}

    /**
     * Writes the arrays, in the map's order, for {@code numpy.load}.
     *
     * @throws FileProblem if the file could not be written; nothing is left behind then, and a former file stays
     */
    public static void write(Path path, Map<String, NpyArray> arrays) throws FileProblem {
        WholeFile.write(path, out -> writeTo(out, arrays));
    }

    /**
     * The arrays in the archive, in its order, by their headers; its other members are passed over.
     *
     * @param size the file's
     */
    static List<Tensor> tensors(Path path, long size) throws IOException, FileProblem {
        List<Tensor> tensors = new ArrayList<>();
        List<ZipMember> members = ZipDirectory.read(path, size);
        for (ZipMember member : members) {
            if (member.name().endsWith(ENDING)) {
                String name = member.name().substring(0, member.name().length() - ENDING.length());
                tensors.add(NpyFile.tensor(path, name, member.in(path), member.size()));
            }
        }
        if (members.stream().anyMatch(member -> member.name().endsWith(TORCH))) {
            throw TensorFile.pickle(path);
        }
        if (tensors.isEmpty()) {
            throw new FileProblem(path.toString(), "", "arrays (members that end in .npy) in the archive", "none");
        }
        return tensors;
    }

    private static void writeTo(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out); // stored, not deflated: deflaters differ between machines
        zip.setMethod(ZipOutputStream.STORED);
        for (Map.Entry<String, NpyArray> named : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(named.getKey() + ENDING);
            entry.setTimeLocal(NO_TIME);
            entry.setSize(NpyFile.size(named.getValue()));
            entry.setCrc(checksum(named.getValue()));
            zip.putNextEntry(entry);
            NpyFile.writeTo(zip, named.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    private static long checksum(NpyArray array) throws IOException {
        CRC32 checksum = new CRC32();
        NpyFile.writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum), array);
        return checksum.getValue();
    }
}
