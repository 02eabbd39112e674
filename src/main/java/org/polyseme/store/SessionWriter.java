package org.polyseme.store;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Experiment;
import org.polyseme.state.Recording;

/** Writes the members of one session file. Confined to the thread that writes. */
final class SessionWriter {
    static final String TEXT = "session.json";

    private final SavedSession session;
    /** Each checkpoint once, in the order of first use, and its number. */
    private final Map<Checkpoint, Integer> checkpoints = new LinkedHashMap<>();

    SessionWriter(SavedSession session) {
        this.session = session;
        for (Recording.Track track : session.recording().tracks()) {
            for (Recording.Keyframe keyframe : track.keyframes()) {
                checkpoints.putIfAbsent(keyframe.checkpoint(), checkpoints.size());
            }
        }
    }

    /** Bytes of the checkpoints' numbers. */
    long bytes() {
        return checkpoints.keySet().stream().mapToLong(Checkpoint::bytes).sum();
    }

    /** The name of a member with numbers of its own. */
    static String member(String kind, int number) {
        return kind + "/" + number + ".bin";
    }

    void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        List<Integer> parts = writeCheckpoints(zip);
        List<Recording.Track> tracks = session.recording().tracks();
        for (int t = 0; t < tracks.size(); t++) {
            DataOutputStream data = begin(zip, member("tracks", t));
            HistoryBytes.write(data, tracks.get(t).history());
            EventBytes.write(data, tracks.get(t).events());
            MarkBytes.write(data, tracks.get(t).branch().marks());
            data.flush();
            zip.closeEntry();
        }
        begin(zip, TEXT);
        zip.write(JsonText.of(text(parts)).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private static DataOutputStream begin(ZipOutputStream zip, String member) throws IOException {
        ZipEntry entry = new ZipEntry(member);
        entry.setTimeLocal(NpzFile.NO_TIME);
        zip.putNextEntry(entry);
        return new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
    }

    /** Several in one member, so that there are few members however small a checkpoint is; gives how many in each. */
    private List<Integer> writeCheckpoints(ZipOutputStream zip) throws IOException {
        List<Integer> parts = new ArrayList<>();
        List<Checkpoint> all = List.copyOf(checkpoints.keySet());
        int next = 0;
        while (next < all.size()) {
            DataOutputStream data = begin(zip, member("checkpoints", parts.size()));
            int first = next;
            long written = 0;
            while (next < all.size() && written < SessionFile.PART_BYTES) {
                CheckpointBytes.write(data, all.get(next));
                written += all.get(next).bytes();
                next++;
            }
            data.flush();
            zip.closeEntry();
            parts.add(next - first);
        }
        return parts;
    }

    private Map<String, Object> text(List<Integer> parts) {
        Recording recording = session.recording();
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("session", SessionFile.FORMAT);
        top.put("program", session.program());
        top.put("current", recording.current());
        top.put("cursor", recording.cursor());
        top.put("view", session.view());
        top.put("checkpoints", parts);
        List<Object> tracks = new ArrayList<>();
        for (Recording.Track track : recording.tracks()) {
            Map<String, Object> members = TrackText.of(track.branch(), track.end());
            List<Object> keyframes = new ArrayList<>();
            for (Recording.Keyframe keyframe : track.keyframes()) {
                keyframes.add(keyframe(track, keyframe));
            }
            members.put("keyframes", keyframes);
            tracks.add(members);
        }
        top.put("tracks", tracks);
        return top;
    }

    /** How many changes it contains and which checkpoint it is; and, should its recipe be another, in what. */
    private List<Object> keyframe(Recording.Track track, Recording.Keyframe keyframe) {
        Checkpoint checkpoint = keyframe.checkpoint();
        List<Object> words = new ArrayList<>();
        words.add(keyframe.changes());
        words.add(checkpoints.get(checkpoint));
        Experiment expected = SessionReader.recipe(track.branch().script(), keyframe.changes());
        Map<String, Object> differing = ScriptText.differing(expected, checkpoint.experiment());
        if (!differing.isEmpty()) {
            words.add(differing);
        }
        return words;
    }
}
