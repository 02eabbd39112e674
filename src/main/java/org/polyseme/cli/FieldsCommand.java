package org.polyseme.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.polyseme.state.Field;
import org.polyseme.store.JsonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the fields of a recipe. */
@Command(
        name = "fields",
        description =
                "Lists the fields of a recipe: what each may hold, what it holds if not given, and what it is for.")
final class FieldsCommand implements Runnable {
    @Option(names = "--json", description = "Print one line of JSON a field.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (Field field : Field.values()) {
            out.println(json ? JsonText.of(entry(field)) : lines(field));
        }
        out.flush();
    }

    private static Map<String, Object> entry(Field field) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("field", field.key());
        entry.put("group", field.group().label());
        entry.put("expected", field.domain().expected());
        entry.put("default", FieldDefault.of(field));
        entry.put("effect", field.effect().label());
        entry.put("why", field.why());
        return entry;
    }

    private static String lines(Field field) {
        return String.format(
                Locale.ROOT,
                "%-19s %s (%s, %s)%n%-19s %s; default %s",
                field.key(),
                field.why(),
                field.group().label().toLowerCase(Locale.ROOT),
                field.effect().label(),
                "",
                field.domain().expected(),
                FieldDefault.of(field));
    }
}
