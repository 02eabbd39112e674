package org.polyseme.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.polyseme.store.JsonText;
import org.polyseme.sweep.reproduction.Finding;
import org.polyseme.sweep.reproduction.Found;
import org.polyseme.sweep.reproduction.Reproduction;
import org.polyseme.sweep.reproduction.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints the papers' numbers beside ours. */
@Command(
        name = "reproduce",
        description = {
            "Runs the papers' experiments and prints their numbers beside ours.",
            "The same rows give the same numbers each time."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every row lies in its band", "1:some row does not", "2:wrong usage"})
final class ReproduceCommand implements Callable<Integer> {
    @Option(
            names = "--only",
            paramLabel = "ID",
            arity = "1..*",
            description = "Only these rows; the first words of an id choose all rows that begin with them.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--json", description = "Print one line of JSON a row.")
    private boolean json;

    @Option(names = "--full", description = "The rows that take an hour, too.")
    private boolean full;

    @Option(names = "--list", description = "Only say which rows there are.")
    private boolean list;

    @Mixin
    private Threads threads;

    @Spec
    private CommandSpec spec;

    private final List<Row> all;

    ReproduceCommand() {
        this(Reproduction.rows());
    }

    /** With another table. */
    ReproduceCommand(List<Row> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public Integer call() {
        List<Row> rows = chosen();
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            rows.forEach(row -> out.println(row.id() + (row.isLong() ? " (long)" : "") + ": " + row.what()));
            out.flush();
            return 0;
        }
        if (!json) {
            out.println("| row | what | source | reported | band | ours | verdict |");
            out.println("|---|---|---|---|---|---|---|");
        }
        ProgressBar bar = ProgressBar.on(spec.commandLine().getErr());
        List<Finding> findings;
        try {
            findings = Reproduction.of(
                    rows, threads.count(), (row, share) -> bar.at((row + share) / rows.size()), finding -> {
                        bar.end();
                        out.println(json ? JsonText.of(entry(finding)) : line(finding));
                        out.flush();
                    });
        } finally {
            bar.end();
        }
        long failed = findings.stream().filter(finding -> !finding.holds()).count();
        spec.commandLine()
                .getErr()
                .println(
                        failed == 0
                                ? String.format(Locale.ROOT, "All %d rows lie in their bands.", rows.size())
                                : String.format(
                                        Locale.ROOT, "%d of %d rows lie outside their bands.", failed, rows.size()));
        return failed == 0 ? 0 : 1;
    }

    private List<Row> chosen() {
        for (String word : only) {
            if (all.stream().noneMatch(row -> row.isChosenBy(word))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: expected the id of a row or its first words (reproduce --full --list names them), found \""
                                + word + "\"");
            }
        }
        return all.stream()
                .filter(row -> only.isEmpty() || only.stream().anyMatch(row::isChosenBy))
                .filter(row -> full || !row.isLong() || only.contains(row.id()))
                .toList();
    }

    private static String line(Finding finding) {
        Row row = finding.row();
        return List.of(
                        row.id(),
                        row.what(),
                        row.expected().source(),
                        row.expected().reported() + ", "
                                + row.expected().provenance().key(),
                        row.expected().band(),
                        finding.text(),
                        finding.holds() ? "holds" : "FAILS")
                .stream()
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static Map<String, Object> entry(Finding finding) {
        Row row = finding.row();
        Found found = finding.found();
        OptionalDouble deviation = found.deviation();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", row.id());
        entry.put("what", row.what());
        entry.put("source", row.expected().source());
        entry.put("reported", row.expected().reported());
        entry.put("provenance", row.expected().provenance().key());
        entry.put("from", row.expected().from());
        entry.put("to", row.expected().to());
        entry.put("ours", found.value());
        if (!found.words().isEmpty()) {
            entry.put("words", found.words());
        }
        if (deviation.isPresent()) {
            entry.put("deviation", deviation.getAsDouble());
        }
        entry.put("runs", found.runs());
        entry.put("holds", finding.holds());
        return entry;
    }
}
