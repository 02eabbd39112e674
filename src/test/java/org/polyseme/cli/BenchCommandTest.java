package org.polyseme.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchCommandTest {
    private record Answer(int exitCode, String out, String err) {}

    private static Answer bench(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                new CommandLine(new BenchCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Answer(line.execute(words), out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tms-5x2", "tms-5x2-i10", "incidental-64x128"})
    void printsOneLineOfJsonACase(String name) {
        Answer answer = bench("--json", "--case", name, "--seconds", "0.02", "--threads", "2");
        String number = "[0-9.]+";
        assertTrue(
                answer.out()
                        .strip()
                        .matches("\\{\"case\":\"" + name + "\",\"backend\":\"host\",\"threads\":2,\"us_per_step\":"
                                + number + ",\"gemm_floor_us\":" + number + "}"),
                answer.out());
    }

    @Test
    void casesCanBeNamedOneByOne() {
        Answer answer = bench("--case", "tms-5x2", "--case", "tms-20x5", "--seconds", "0.02");
        assertEquals(2, answer.out().lines().count());
    }

    @Test
    void anUnknownCaseIsWrongUsage() {
        Answer answer = bench("--case", "tms-1x1");
        assertTrue(answer.exitCode() == 2 && answer.err().contains("incidental-256x4096"), answer.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "1e9"})
    void secondsOutOfRangeAreWrongUsage(String seconds) {
        assertEquals(2, bench("--seconds", seconds).exitCode());
    }
}
