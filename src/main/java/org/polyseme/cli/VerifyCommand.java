package org.polyseme.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.polyseme.engine.kernel.Backend;
import org.polyseme.state.RefusedValueException;
import org.polyseme.store.FileProblem;
import org.polyseme.store.JsonText;
import org.polyseme.store.ReferenceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints, for each reference file, how far this program's numbers are from it. */
@Command(
        name = "verify",
        description = {
            "Compares losses, gradients, trained parameters and measures with numbers computed elsewhere.",
            "Prints one line of JSON per file: relative errors, and whether all are within float32's reach."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every file agrees", "1:some file does not, or cannot be read", "2:wrong usage"})
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE.json", description = "Reference files.")
    private List<Path> files;

    @Mixin
    private BackendChoice backend;

    @Override
    public Integer call() {
        Backend chosen = backend.chosen();
        PrintWriter out = spec.commandLine().getOut();
        boolean allOk = true;
        for (Path file : files) {
            Map<String, Object> line = line(file, chosen);
            out.println(line.entrySet().stream()
                    .map(e -> JsonText.of(e.getKey()) + ":" + JsonText.of(e.getValue()))
                    .collect(Collectors.joining(",", "{", "}")));
            allOk &= Boolean.TRUE.equals(line.get("ok"));
        }
        out.flush();
        return allOk ? 0 : 1;
    }

    private static Map<String, Object> line(Path file, Backend backend) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("case", String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""));
        try {
            ReferenceFile reference = ReferenceFile.read(file);
            if (reference instanceof ReferenceFile.Unknown unknown) {
                line.put("ok", false);
                line.put("problem", "model: \"" + unknown.model() + "\" is not built.");
                return line;
            }
            Map<String, Double> errors = reference instanceof ReferenceFile.Training training
                    ? ReferenceCheck.errors(training, backend)
                    : ReferenceCheck.errors((ReferenceFile.Measures) reference);
            line.putAll(errors);
            line.put("ok", ReferenceCheck.isOk(errors));
        } catch (FileProblem problem) {
            line.put("ok", false);
            line.put("problem", problem.getMessage());
        } catch (RefusedValueException refused) {
            line.put("ok", false);
            line.put("problem", file + ": " + refused.getMessage() + ".");
        } catch (IllegalArgumentException disagreeing) {
            line.put("ok", false);
            line.put("problem", file + ": " + disagreeing.getMessage() + ".");
        }
        return line;
    }
}
