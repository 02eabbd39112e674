package org.polyseme.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.polyseme.figure.Numerals;
import org.polyseme.figure.Snapshots;
import org.polyseme.measure.Band;
import org.polyseme.measure.Geometry;
import org.polyseme.measure.Measure;
import org.polyseme.state.Matrix;
import org.polyseme.state.Snapshot;
import org.polyseme.state.Trace;
import org.polyseme.store.FileProblem;
import org.polyseme.store.NpzReading;

class NumbersWriterTest {
    private static final Matrix WEIGHTS = Snapshots.random(5, 7, 1.3, 11);
    private static final Snapshot SNAPSHOT = Snapshots.of(
            WEIGHTS,
            WEIGHTS,
            Snapshots.history(new long[] {0, 1, 20}, new float[] {1.25f, 0.1f, 3e-9f}, new float[] {0, 2, 1}));

    @TempDir
    private Path folder;

    @Test
    void weightsReadBackBitForBit() throws FileProblem, IOException {
        List<String> lines = lines(Table.weights(SNAPSHOT));
        assertEquals("feature,n0,n1,n2,n3,n4,n5,n6", lines.get(0));
        for (int i = 0; i < 5; i++) {
            String[] values = lines.get(i + 1).split(",", -1);
            for (int k = 0; k < 7; k++) {
                assertEquals(WEIGHTS.at(i, k), Float.parseFloat(values[k + 1]));
            }
        }
    }

    @Test
    void curvesSayWhatATooltipShows() throws FileProblem, IOException {
        List<String> lines = lines(Table.curves(SNAPSHOT));
        assertEquals(
                List.of(
                        "step,loss,polysemantic neurons,penalties",
                        "0,1.25,0.0,0.0",
                        "1,0.1,2.0,0.0",
                        "20,3.0E-9,1.0,0.0"),
                lines);
        assertEquals(
                "3.000e\u221209",
                Numerals.significant(Float.parseFloat(lines.get(3).split(",", -1)[1])));
    }

    @Test
    void tablesHaveTheMeasuresOfEachFeatureAndNeuron() throws FileProblem, IOException {
        Snapshot settled = Example.SNAPSHOT;
        List<String> features = lines(Table.features(settled, Band.DEFAULT));
        assertEquals(9, features.size());
        double[] norms = Geometry.norms(settled.weights());
        assertEquals(norms[2], Double.parseDouble(features.get(3).split(",", -1)[1]));
        List<String> neurons = lines(Table.neurons(settled, Band.DEFAULT));
        assertEquals("n1,2,+f0 -f1,1", neurons.get(2));
        assertEquals("n0,0,,0", neurons.get(1));
    }

    @Test
    void wordsWithCommasAndQuotesAreQuoted() throws FileProblem, IOException {
        Path file = folder.resolve("a.csv");
        NumbersWriter.csv(file, new Table(List.of("a,b", "c"), List.of(List.of("say \"x\"", 1))));
        assertEquals("\"a,b\",c\r\n\"say \"\"x\"\"\",1\r\n", Files.readString(file));
    }

    @Test
    void measuresAreJson() throws FileProblem, IOException {
        Path file = folder.resolve("measures.json");
        NumbersWriter.json(file, Example.SNAPSHOT);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        Map<Measure, Double> measures = Measure.all(Example.SNAPSHOT);
        assertTrue(measures.size() > 5);
        measures.forEach(
                (measure, value) -> assertEquals(value, json.get(measure.key()).asDouble(), measure.key()));
    }

    @Test
    void weightsOverTimeAreOneArray() throws FileProblem, IOException {
        Path file = folder.resolve("trace.npz");
        Matrix later = Snapshots.random(5, 7, 1, 12);
        NumbersWriter.npz(file, new Trace(List.of(new Trace.Point(0, WEIGHTS), new Trace.Point(30, later))));
        NpzReading.Read read = NpzReading.array(file, "W");
        assertEquals(List.of(2, 5, 7), read.shape());
        assertEquals(later.at(4, 6), read.values().get(69));
        assertEquals(List.of(0f, 30f), NpzReading.array(file, "step").values());
    }

    private List<String> lines(Table table) throws FileProblem, IOException {
        Path file = folder.resolve("table.csv");
        NumbersWriter.csv(file, table);
        return Files.readString(file).lines().toList();
    }
}
