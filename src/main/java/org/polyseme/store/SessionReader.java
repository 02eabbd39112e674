package org.polyseme.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.polyseme.state.Branch;
import org.polyseme.state.Change;
import org.polyseme.state.Checkpoint;
import org.polyseme.state.Domain;
import org.polyseme.state.Experiment;
import org.polyseme.state.Field;
import org.polyseme.state.Recording;
import org.polyseme.state.RefusedValueException;
import org.polyseme.state.Script;

/** Reads one session file, within bounds that are checked before anything is allocated. Confined to its thread. */
final class SessionReader {
    private static final int MOST_TEXT = 64 << 20;
    private static final int MOST_TRACKS = 1000;
    private static final int MOST_WORDS = 1000;

    private final Path path;
    private final String file;
    private final Map<String, ZipMember> members = new HashMap<>();
    private final List<CheckpointBytes.Bare> bare = new ArrayList<>();
    /** Those that a track had already, by their number: tracks that share one share it again. */
    private final Map<Integer, Checkpoint> whole = new HashMap<>();
    /** True for a file of a later version, of which what is not understood is left out. */
    private boolean lenient;

    private boolean leftOut;

    SessionReader(Path path) {
        this.path = path;
        this.file = path.toString();
    }

    /** The recipe after so many changes of the script. */
    static Experiment recipe(Script script, int changes) {
        Experiment recipe = script.start();
        for (Change change :
                script.changes().subList(0, Math.min(changes, script.changes().size()))) {
            if (change instanceof Change.Settings settings) {
                recipe = settings.recipe();
            }
        }
        return recipe;
    }

    SessionFile.Opened read(long size) throws IOException, FileProblem {
        list(size);
        Object json = Json.read(file, text());
        if (!(json instanceof Map<?, ?> top)
                || !(top.get("session") instanceof Long version)
                || version < SessionFile.FORMAT) {
            throw new FileProblem(file, SessionWriter.TEXT, "a Polyseme session", "something else");
        }
        lenient = version > SessionFile.FORMAT;
        TrackText reader = new TrackText(file, SessionWriter.TEXT, top);
        readCheckpoints(reader);
        List<Recording.Track> tracks = tracks(reader.list("tracks"));
        String program = reader.word("program", top.get("program"));
        Recording recording = recording(reader, top, tracks);
        SavedSession session = new SavedSession(program, recording, view(reader, top.get("view")));
        return new SessionFile.Opened(session, lenient ? newer(program) : "");
    }

    private String newer(String program) {
        String rest = leftOut ? "; what this version does not know is left out" : "";
        String version = program.isBlank() ? "" : " (" + program + ")";
        return file + " was saved by a newer Polyseme" + version + " and is opened read-only" + rest + ".";
    }

    /** Names are labels, and nothing is unpacked to a place that they say; those that try are refused all the same. */
    private void list(long size) throws IOException, FileProblem {
        long total = 0;
        for (ZipMember member : ZipDirectory.read(path, size)) {
            String name = member.name();
            if (name.isEmpty() || name.contains("..") || name.startsWith("/") || name.contains("\\")) {
                throw new FileProblem(file, name, "members named without a path out of the file", "this one");
            }
            if (members.put(name, member) != null) {
                throw new FileProblem(file, name, "each member once", "a second one");
            }
            total += member.size();
            if (total > SessionFile.mostBytes() || member.size() > SessionFile.mostBytes()) {
                throw new FileProblem(
                        file,
                        "",
                        String.format(Locale.ROOT, "at most %,d bytes once unpacked", SessionFile.mostBytes()),
                        "more");
            }
        }
    }

    private byte[] text() throws IOException, FileProblem {
        ZipMember member = member(SessionWriter.TEXT);
        if (member.size() > MOST_TEXT) {
            throw new FileProblem(
                    file,
                    SessionWriter.TEXT,
                    String.format(Locale.ROOT, "at most %,d bytes", MOST_TEXT),
                    String.format(Locale.ROOT, "%,d", member.size()));
        }
        byte[] bytes = new byte[(int) member.size()];
        member.in(path).bytes(0, bytes.length).get(bytes);
        return bytes;
    }

    private ZipMember member(String name) throws FileProblem {
        ZipMember member = members.get(name);
        if (member == null) {
            throw new FileProblem(file, "", "a Polyseme session with a member " + name, "none");
        }
        return member;
    }

    private PackedBytes packed(String name) throws IOException, FileProblem {
        ZipMember member = member(name);
        if (member.size() > Integer.MAX_VALUE - 64) {
            throw new FileProblem(file, name, "a smaller member", member.size() + " bytes");
        }
        return new PackedBytes(file, name, member.in(path).bytes(0, (int) member.size()));
    }

    private void readCheckpoints(TrackText reader) throws IOException, FileProblem {
        List<?> parts = reader.list("checkpoints");
        for (int p = 0; p < parts.size(); p++) {
            long count = reader.whole("checkpoints", parts.get(p), Integer.MAX_VALUE);
            PackedBytes in = packed(SessionWriter.member("checkpoints", p));
            for (long c = 0; c < count; c++) {
                bare.add(CheckpointBytes.read(in));
            }
            in.end();
        }
    }

    private List<Recording.Track> tracks(List<?> list) throws IOException, FileProblem {
        if (list.isEmpty() || list.size() > MOST_TRACKS) {
            throw new FileProblem(file, "tracks", "1 to " + MOST_TRACKS + " branches", String.valueOf(list.size()));
        }
        List<Recording.Track> tracks = new ArrayList<>();
        Set<Integer> ids = new TreeSet<>();
        for (int t = 0; t < list.size(); t++) {
            try {
                Recording.Track track = track(t, list.get(t));
                Branch branch = track.branch();
                if ((branch.parent().isPresent()
                                && !ids.contains(branch.parent().getAsInt()))
                        || ids.contains(branch.id())) {
                    throw new FileProblem(
                            file, "tracks[" + t + "]", "an id of its own and a parent before it", "another");
                }
                ids.add(branch.id());
                tracks.add(track);
            } catch (FileProblem unknown) {
                if (!lenient) {
                    throw unknown;
                }
                leftOut = true;
            }
        }
        return tracks;
    }

    private Recording.Track track(int number, @Nullable Object json) throws IOException, FileProblem {
        String where = "tracks[" + number + "]";
        if (!(json instanceof Map<?, ?> map)) {
            throw new FileProblem(file, where, "an object", Domain.describe(json));
        }
        TrackText text = new TrackText(file, where, map);
        Branch branch = text.branch();
        PackedBytes in = packed(SessionWriter.member("tracks", number));
        var history = HistoryBytes.read(in, branch.head());
        var events = EventBytes.read(in, branch.script().start(), branch.head(), lenient);
        var marks = MarkBytes.read(in, lenient);
        if (!lenient) {
            in.end();
        }
        return new Recording.Track(
                TrackText.with(branch, marks), history, events, text.end(), keyframes(branch, text, where));
    }

    private List<Recording.Keyframe> keyframes(Branch branch, TrackText text, String where) throws FileProblem {
        List<Recording.Keyframe> keyframes = new ArrayList<>();
        long before = -1;
        for (Object entry : text.list("keyframes")) {
            if (!(entry instanceof List<?> words) || words.size() < 2) {
                throw text.problem("keyframes", "changes and a checkpoint each", entry);
            }
            int changes = (int) text.whole(
                    "keyframes", words.get(0), branch.script().changes().size());
            int number = (int) text.whole("keyframes", words.get(1), bare.size() - 1L);
            Experiment recipe = recipe(branch.script(), changes);
            if (words.size() > 2) {
                recipe = changed(recipe, where, words.get(2));
            }
            Checkpoint checkpoint = checkpoint(number, recipe, where);
            if (checkpoint.step() <= before || checkpoint.step() > branch.head()) {
                throw text.problem("keyframes", "steps that ascend up to the head", checkpoint.step());
            }
            before = checkpoint.step();
            keyframes.add(new Recording.Keyframe(changes, checkpoint));
        }
        return keyframes;
    }

    private Experiment changed(Experiment recipe, String where, @Nullable Object json) throws FileProblem {
        if (!(json instanceof Map<?, ?> set)) {
            throw new FileProblem(file, where + ".keyframes", "an object of fields", Domain.describe(json));
        }
        Map<Field, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : set.entrySet()) {
            fields.put(RecipeFile.field(file, String.valueOf(member.getKey())), member.getValue());
        }
        try {
            return recipe.with(fields);
        } catch (RefusedValueException refused) {
            throw FileProblem.of(file, refused);
        }
    }

    private Checkpoint checkpoint(int number, Experiment recipe, String where) throws FileProblem {
        Checkpoint known = whole.get(number);
        if (known == null || !known.experiment().equals(recipe)) {
            known = bare.get(number).of(recipe, file, where + ".keyframes");
            whole.put(number, known);
        }
        return known;
    }

    private Recording recording(TrackText reader, Map<?, ?> top, List<Recording.Track> tracks) throws FileProblem {
        if (tracks.isEmpty()) {
            throw new FileProblem(file, "tracks", "a branch that this version understands", "none");
        }
        long current = reader.whole("current", top.get("current"), Integer.MAX_VALUE);
        long cursor = reader.whole("cursor", top.get("cursor"), Long.MAX_VALUE);
        Recording.Track found = tracks.stream()
                .filter(track -> track.branch().id() == current)
                .findFirst()
                .orElse(null);
        if (found == null && !lenient) {
            throw reader.problem("current", "a branch of the session", current);
        }
        Branch branch = Objects.requireNonNullElse(found, tracks.get(0)).branch();
        if (found != null && cursor > branch.head()) {
            throw reader.problem("cursor", "a step up to " + branch.head(), cursor);
        }
        return new Recording(tracks, branch.id(), Math.min(cursor, branch.head()));
    }

    private static Map<String, String> view(TrackText reader, @Nullable Object json) throws FileProblem {
        if (!(json instanceof Map<?, ?> map) || map.size() > MOST_WORDS) {
            throw reader.problem("view", "an object of at most " + MOST_WORDS + " words", json);
        }
        Map<String, String> view = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String name = String.valueOf(member.getKey());
            view.put(name, reader.word("view." + name, member.getValue()));
        }
        return view;
    }
}
