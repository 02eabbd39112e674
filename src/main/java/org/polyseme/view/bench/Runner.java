package org.polyseme.view.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.util.Subscription;
import org.polyseme.view.figures.Surroundings;

/** Does one part after the other, in the beats of the window's clock. FX thread only. */
final class Runner {
    private final List<Part> parts;
    private final Surroundings window;
    private final Consumer<Map<String, Object>> finished;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private int at;
    private Subscription pulses = () -> {};

    /**
     * @param parts at least one
     * @param finished told the results by the parts' names, and the memory that the process takes in the end
     */
    Runner(List<Part> parts, Surroundings window, Consumer<Map<String, Object>> finished) {
        this.parts = parts;
        this.window = window;
        this.finished = finished;
    }

    void begin() {
        pulses = window.clock().subscribeToPulses(this::pulse);
        parts.get(0).begin();
    }

    private void pulse() {
        Part part = parts.get(at);
        if (part.goesOn(System.nanoTime())) {
            return;
        }
        results.put(part.name(), part.results());
        at++;
        if (at < parts.size()) {
            parts.get(at).begin();
        } else {
            pulses.unsubscribe();
            results.put("resident_mib", Resident.mebibytes());
            finished.accept(results);
        }
    }
}
