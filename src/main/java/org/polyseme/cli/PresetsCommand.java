package org.polyseme.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.polyseme.state.RefusedValueException;
import org.polyseme.store.Claim;
import org.polyseme.store.FileProblem;
import org.polyseme.store.JsonText;
import org.polyseme.store.Preset;
import org.polyseme.store.Presets;
import org.polyseme.sweep.PresetCheck;
import org.polyseme.sweep.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the presets, or checks that they keep their promises. */
@Command(
        name = "presets",
        description = "Lists the presets; with --check trains them and says whether their claims hold.")
final class PresetsCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PRESET|FILE", description = "Only these; all presets if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print one line of JSON a preset, or a claim.")
    private boolean json;

    @Option(names = "--check", description = "Run the claims. Exits with 1 if one does not hold.")
    private boolean check;

    @Mixin
    private Threads threads;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws FileProblem {
        List<Preset> presets = presets();
        PrintWriter out = spec.commandLine().getOut();
        boolean allHold = true;
        for (Preset preset : presets) {
            if (check) {
                allHold &= check(preset, out);
            } else {
                out.println(json ? JsonText.of(entry(preset)) : line(preset));
            }
        }
        out.flush();
        return allHold ? 0 : 1;
    }

    private List<Preset> presets() throws FileProblem {
        if (names.isEmpty()) {
            return Presets.load().all();
        }
        List<Preset> presets = new ArrayList<>();
        for (String name : names) {
            presets.add(Recipes.named(name));
        }
        return presets;
    }

    private static Map<String, Object> entry(Preset preset) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", preset.id());
        entry.put("title", preset.title());
        entry.put("lookFor", preset.lookFor());
        entry.put("source", preset.source());
        entry.put("claims", preset.claims().stream().map(Claim::says).toList());
        return entry;
    }

    private static String line(Preset preset) {
        return String.format("%-30s %s%n%-30s %s", preset.id(), preset.title(), "", preset.lookFor());
    }

    private boolean check(Preset preset, PrintWriter out) throws FileProblem {
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        List<Verdict> verdicts;
        try {
            verdicts = PresetCheck.of(preset, threads.count(), bar);
        } catch (RefusedValueException refused) {
            throw FileProblem.of(preset.id(), refused);
        } finally {
            bar.end();
        }
        for (Verdict verdict : verdicts) {
            out.println(json ? JsonText.of(entry(preset, verdict)) : line(preset, verdict));
        }
        out.flush();
        return verdicts.stream().allMatch(Verdict::holds);
    }

    private static Map<String, Object> entry(Preset preset, Verdict verdict) {
        Claim claim = verdict.claim();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("preset", preset.id());
        entry.put("says", claim.says());
        entry.put("measure", claim.measure());
        entry.put("statistic", claim.statistic());
        entry.put("seeds", claim.seeds());
        entry.put("from", claim.from());
        entry.put("to", claim.to());
        entry.put("mean", verdict.measured().mean());
        entry.put("least", verdict.measured().least());
        entry.put("most", verdict.measured().most());
        entry.put("holds", verdict.holds());
        return entry;
    }

    private static String line(Preset preset, Verdict verdict) {
        Claim claim = verdict.claim();
        String found = claim.statistic() == Claim.Statistic.MEAN
                ? String.format(Locale.ROOT, "mean %.4g", verdict.measured().mean())
                : String.format(
                        Locale.ROOT,
                        "every run from %.4g to %.4g",
                        verdict.measured().least(),
                        verdict.measured().most());
        return String.format(
                Locale.ROOT,
                "%-5s %s: %s%n      %s over %d seeds: %s, expected %s to %s",
                verdict.holds() ? "holds" : "FAILS",
                preset.id(),
                claim.says(),
                claim.measure(),
                claim.seeds(),
                found,
                JsonText.of(claim.from()),
                JsonText.of(claim.to()));
    }
}
