package org.polyseme.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.engine.Progress;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;

/** What the presets promise, trained as a user would. A claim that fails is a finding: no band is moved to meet it. */
class PresetClaimsTest {
    /** Some seconds each; the others are checked by the profile {@code slow}. */
    private static final Set<String> QUICK = Set.of(
            Presets.STANDARD,
            "absolute-value",
            "correlated-pairs",
            "degenerate-network",
            "dense-features",
            "equal-pentagon",
            "noise-gaussian",
            "octahedron",
            "one-active",
            "one-feature-race",
            "share-or-drop");

    static Stream<Named<Preset>> quick() throws FileProblem {
        return presets().filter(named -> QUICK.contains(named.getPayload().id()));
    }

    static Stream<Named<Preset>> longer() throws FileProblem {
        return presets().filter(named -> !QUICK.contains(named.getPayload().id()));
    }

    private static Stream<Named<Preset>> presets() throws FileProblem {
        return Presets.load().all().stream().map(preset -> Named.of(preset.id(), preset));
    }

    @ParameterizedTest
    @MethodSource("quick")
    void everyClaimHolds(Preset preset) {
        assertAllHold(preset);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("longer")
    void everyClaimOfLongerRunsHolds(Preset preset) {
        assertAllHold(preset);
    }

    @Test
    void everyQuickOneIsThere() throws FileProblem {
        assertEquals(QUICK.size(), quick().count());
    }

    private static void assertAllHold(Preset preset) {
        List<Verdict> broken =
                PresetCheck.of(preset, Runtime.getRuntime().availableProcessors(), Progress.SILENT).stream()
                        .filter(verdict -> !verdict.holds())
                        .toList();
        assertEquals(List.of(), broken);
    }
}
