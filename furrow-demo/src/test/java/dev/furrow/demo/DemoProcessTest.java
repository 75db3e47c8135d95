package dev.furrow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a process of its own, as `./furrow demo` starts it, ended by signals.
@Timeout(120)
class DemoProcessTest {
    @TempDir
    Path data;

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.furrow.server.cli.Main",
                "demo",
                "--listen",
                "127.0.0.1:0",
                "--data",
                data.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /// Reads until some words have come as many times.
    private static void readUntil(BufferedReader lines, String words, int times) throws IOException {
        StringBuilder all = new StringBuilder();
        int seen = 0;
        while (seen < times) {
            String line = lines.readLine();
            assertThat(line).as("the process ended: %s", all).isNotNull();
            all.append(line).append('\n');
            seen += line.contains(words) ? 1 : 0;
        }
    }

    @Test
    void whatAKilledRunHasLeftIsFinishedByTheNextOne() throws IOException, InterruptedException {
        Process first = start("--once", "40", "--speed", "60");
        try (BufferedReader lines = first.inputReader(StandardCharsets.UTF_8)) {
            readUntil(lines, "offers the ride", 3);
            first.destroyForcibly().waitFor();
        }

        Output output = new Output();
        int exitCode = new Demo(
                        new DemoSettings(10, 240, 1, data, "127.0.0.1:0", null),
                        new Screen(output.writer(), Terminal.NONE, true))
                .run();

        assertThat(output.line("Going on with")).matches("Going on with [1-9]\\d* bookings? .*");
        assertThat(output.line(" bookings in ")).endsWith("; all is right.");
        assertThat(exitCode).isEqualTo(Demo.RIGHT);
    }

    @Test
    void askedToStopItSumsUpAndEndsWithSuccess() throws IOException, InterruptedException {
        Process process = start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            readUntil(lines, "wants a", 1);
            // A signal; Process.destroy() would close the stream as well.
            process.toHandle().destroy();
            readUntil(lines, "all is right.", 1);
        }

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
