package org.polyseme.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.polyseme.engine.Ensemble;
import org.polyseme.engine.Progress;
import org.polyseme.measure.Measure;
import org.polyseme.state.Experiment;
import org.polyseme.state.RefusedValueException;
import org.polyseme.store.Claim;
import org.polyseme.store.Preset;

/** Runs what a preset's claims need, each run once however many claims look at it, and judges them. */
public final class PresetCheck {
    private PresetCheck() {}

    /**
     * A verdict on every claim, in the preset's order.
     *
     * @param threads runs at the same time, at least 1
     * @throws RefusedValueException if a claim's measure is unknown, or a recipe cannot be trained
     */
    public static List<Verdict> of(Preset preset, int threads, Progress progress) {
        preset.claims().forEach(PresetCheck::measure); // refuse before hours of work, not after
        Map<Experiment, Outcome> outcomes = new LinkedHashMap<>();
        List<Experiment> members = members(preset);
        List<Outcome> ended = Ensemble.run(members, threads, Outcome::of, progress);
        for (int i = 0; i < members.size(); i++) {
            outcomes.put(members.get(i), ended.get(i));
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Claim claim : preset.claims()) {
            List<Outcome> runs = runs(preset, claim).stream()
                    .map(run -> Objects.requireNonNull(outcomes.get(run)))
                    .toList();
            verdicts.add(new Verdict(claim, Outcome.over(runs, measure(claim))));
        }
        return verdicts;
    }

    private static List<Experiment> members(Preset preset) {
        Set<Experiment> members = new LinkedHashSet<>();
        preset.claims().forEach(claim -> members.addAll(runs(preset, claim)));
        return List.copyOf(members);
    }

    private static List<Experiment> runs(Preset preset, Claim claim) {
        return Seeds.from(claim.recipe(preset.experiment()), claim.seeds());
    }

    private static Measure measure(Claim claim) {
        return Measure.named(claim.measure())
                .orElseThrow(() -> new RefusedValueException(
                        "measure", "one of " + String.join(", ", Measure.keys()), "\"" + claim.measure() + "\""));
    }
}
