package org.polyseme.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.polyseme.engine.Progress;
import org.polyseme.store.FileProblem;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;

/** What the presets promise, trained as a user would. A claim that fails is a finding: no band is moved to meet it. */
class PresetClaimsTest {
    static Stream<Named<Preset>> presets() throws FileProblem {
        return Presets.load().all().stream().map(preset -> Named.of(preset.id(), preset));
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyClaimHolds(Preset preset) {
        List<Verdict> broken =
                PresetCheck.of(preset, Runtime.getRuntime().availableProcessors(), Progress.SILENT).stream()
                        .filter(verdict -> !verdict.holds())
                        .toList();
        assertEquals(List.of(), broken);
    }
}
