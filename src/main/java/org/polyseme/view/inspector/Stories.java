package org.polyseme.view.inspector;

import java.util.ArrayList;
import java.util.List;
import org.polyseme.figure.Numerals;
import org.polyseme.figure.Selection;
import org.polyseme.measure.Allocation;
import org.polyseme.measure.BirthCertificate;
import org.polyseme.measure.Definition;
import org.polyseme.measure.FeatureFate;
import org.polyseme.measure.Forecast;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Preferences;
import org.polyseme.state.FeaturePair;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.view.inspector.Story.Row;

/** Tells of a neuron, a feature, a pair of features or a weight, from a snapshot. Immutable. */
record Stories(Snapshot snapshot, Forecast forecast, Definition definition) {

    /** The story of a selection that {@link #knows}. */
    Story of(Selection selection) {
        if (selection.neuron().isPresent() && selection.feature().isPresent()) {
            return weight(selection.feature().getAsInt(), selection.neuron().getAsInt());
        } else if (selection.neuron().isPresent()) {
            return neuron(selection.neuron().getAsInt());
        } else if (selection.feature().isPresent() && selection.secondFeature().isPresent()) {
            int i = selection.feature().getAsInt();
            int j = selection.secondFeature().getAsInt();
            return i == j ? feature(i) : pair(new FeaturePair(Math.min(i, j), Math.max(i, j)));
        } else if (selection.feature().isPresent()) {
            return feature(selection.feature().getAsInt());
        }
        return Story.NONE;
    }

    /** True of two features, and of a neuron that at least two are on: they have a twin with the other sign. */
    boolean isPair(Selection selection) {
        if (!knows(selection)) {
            return false;
        }
        return selection.secondFeature().isPresent()
                || (selection.neuron().isPresent()
                        && Allocation.of(snapshot.weights(), definition)
                                .isPolysemantic(selection.neuron().getAsInt()));
    }

    /** True if all that is selected exists in this run, which may have another shape than the run before. */
    boolean knows(Selection selection) {
        int features = snapshot.weights().rows();
        return selection.feature().orElse(0) < features
                && selection.secondFeature().orElse(0) < features
                && selection.neuron().orElse(0) < snapshot.weights().columns();
    }

    private Story neuron(int neuron) {
        BirthCertificate birth = BirthCertificate.of(snapshot, forecast, definition, neuron);
        List<BirthCertificate.Owner> owners = birth.owners();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(owners.size() == 1 ? "Owner" : "Owners", owners(owners)));
        if (owners.isEmpty()) {
            rows.add(Row.of("At start", Piece.plain(claimed(birth.claimants()))));
        } else {
            rows.add(Row.of(
                    "At start",
                    Piece.plain(Words.choices(owners.stream()
                            .map(BirthCertificate.Owner::rankAtStart)
                            .toList()))));
        }
        rows.add(new Row("Initial overlap", overlaps(birth.overlaps())));
        rows.add(Row.of("Foretold", Piece.plain(foretold(birth))));
        rows.add(Row.of(
                "On",
                Piece.plain(Words.since(
                        owners.stream().map(BirthCertificate.Owner::since).toList()))));
        rows.add(Row.of(
                "Runner-up",
                Piece.plain(Words.list(
                        owners.stream().map(o -> Words.neuron(o.runnerUp())).toList()))));
        return new Story("Neuron n" + neuron, birth.isPolysemantic(), rows);
    }

    private static String claimed(List<Integer> claimants) {
        return claimants.isEmpty() ? "nobody’s 1st choice" : "1st choice of " + Words.features(claimants);
    }

    private static List<Piece> owners(List<BirthCertificate.Owner> owners) {
        if (owners.isEmpty()) {
            return List.of(Piece.plain("none"));
        }
        List<Piece> pieces = new ArrayList<>();
        for (BirthCertificate.Owner owner : owners.subList(0, Math.min(3, owners.size()))) {
            pieces.add(Piece.plain((pieces.isEmpty() ? "f" : "  f") + owner.feature() + " "));
            pieces.add(Piece.signed(owner.weight()));
        }
        if (owners.size() > 3) {
            pieces.add(Piece.muted("  +" + (owners.size() - 3) + " more"));
        }
        return pieces;
    }

    private static List<Piece> overlaps(List<Double> overlaps) {
        if (overlaps.isEmpty()) {
            return List.of(Piece.plain(Words.NOTHING));
        }
        Piece lowest = Piece.signed(overlaps.get(0));
        return overlaps.size() == 1
                ? List.of(lowest, Piece.plain(" between them"))
                : List.of(lowest, Piece.plain(" to "), Piece.signed(overlaps.get(overlaps.size() - 1)));
    }

    private String foretold(BirthCertificate birth) {
        if (!Forecast.applies(snapshot.experiment())) {
            return Words.NOTHING; // other models have no winner to foretell
        }
        return switch (birth.foretold()) {
            case NOTHING -> "no collision";
            case NOT_YET -> "a collision that has not come";
            case YES -> "yes, before training";
            case IN_PART -> "in part";
            case NO ->
                birth.owners().stream()
                        .filter(owner -> owner.rankAtStart() > 1)
                        .findFirst()
                        .map(owner -> "no, f" + owner.feature() + " leaned to n" + owner.firstChoice())
                        .orElse("no, their signs were the same");
        };
    }

    private String foretold(FeaturePair pair) {
        if (!Forecast.applies(snapshot.experiment())) {
            return Words.NOTHING;
        }
        return forecast.collisions().contains(pair) ? "collision" : "no";
    }

    private Story feature(int feature) {
        FeatureFate fate = FeatureFate.of(snapshot, definition, feature);
        return new Story(
                "Feature f" + feature + (snapshot.held().contains(feature) ? ", held" : ""),
                false,
                List.of(
                        Row.of(
                                "Neuron",
                                Piece.plain("n" + fate.neuron() + " "),
                                Piece.signed(fate.weight()),
                                Piece.plain(fate.isOn() ? "" : ", not on")),
                        Row.of(
                                "Shared with",
                                Piece.plain(
                                        fate.sharesWith().isEmpty() ? "nobody" : Words.features(fate.sharesWith()))),
                        Row.of("At start", Piece.plain(atStart(fate))),
                        Row.of("On", Piece.plain(Words.since(List.of(fate.since())))),
                        Row.of("Length", Piece.plain(Numerals.fixed(fate.norm(), 2))),
                        Row.of("Dimensionality", Piece.plain(Numerals.fixed(fate.dimensionality(), 2)))));
    }

    private static String atStart(FeatureFate fate) {
        return fate.rankAtStart() == 1
                ? "1st choice, then " + Words.neuron(fate.runnerUp())
                : Words.ordinal(fate.rankAtStart()) + " choice, n" + fate.firstChoice() + " was 1st";
    }

    private Story pair(FeaturePair pair) {
        Matrix now = snapshot.weights();
        int first = Preferences.first(now, pair.first());
        int second = Preferences.first(now, pair.second());
        List<Integer> shared = Allocation.of(now, definition).neuronsSharedBy(pair);
        return new Story(
                "Features f" + pair.first() + ", f" + pair.second(),
                false,
                List.of(
                        Row.of(
                                "Overlap now",
                                Piece.signed(Geometry.overlap(now, pair.first(), pair.second())),
                                Piece.muted(" (cosine)")),
                        Row.of(
                                "Initial overlap",
                                Piece.signed(Geometry.overlap(snapshot.initialWeights(), pair.first(), pair.second()))),
                        Row.of("Strongest on", Piece.plain("n" + first + " and n" + second)),
                        Row.of("Share", Piece.plain(shared.isEmpty() ? "no neuron" : Words.neurons(shared))),
                        Row.of(
                                "Planted",
                                Piece.plain(snapshot.experiment().plantedPairs().contains(pair) ? "yes" : "no")),
                        Row.of("Foretold", Piece.plain(foretold(pair)))));
    }

    private Story weight(int feature, int neuron) {
        float now = snapshot.weights().at(feature, neuron);
        float start = snapshot.initialWeights().at(feature, neuron);
        FeatureFate fate = FeatureFate.of(snapshot, definition, feature);
        BirthCertificate birth = BirthCertificate.of(snapshot, forecast, definition, neuron);
        return new Story(
                "f" + feature + " on n" + neuron,
                birth.isPolysemantic(),
                List.of(
                        Row.of(
                                "Weight now",
                                Piece.signed(now),
                                Piece.plain(
                                        definition.ranges(snapshot.weights()).contains(neuron, now)
                                                ? ", on"
                                                : ", not on")),
                        Row.of(
                                "At start",
                                Piece.signed(start),
                                Piece.plain(", "
                                        + Words.ordinal(Preferences.rank(snapshot.initialWeights(), feature, neuron))
                                        + " choice")),
                        Row.of(
                                "f" + feature + " now",
                                Piece.plain("strongest on n" + fate.neuron() + " "),
                                Piece.signed(fate.weight())),
                        new Row("n" + neuron + " owners", owners(birth.owners())),
                        new Row("Initial overlap", overlaps(birth.overlaps())),
                        Row.of("Foretold", Piece.plain(foretold(birth)))));
    }
}
