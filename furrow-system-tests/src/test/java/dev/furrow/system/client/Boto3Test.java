package dev.furrow.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.RunningServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Amazon's SDK for Python as Debian ships it, signing for real. The story is told, and every answer checked, in
/// `boto3/scenario.py`.
class Boto3Test {
    @TempDir
    Path directory;

    @Test
    void theScenarioRuns() throws Exception {
        String sentence = "install the package python3-boto3";
        ForeignProgram python = ForeignProgram.find("/usr/bin/python3", sentence);
        if (python.with("-c", "import boto3").run(directory, Map.of()).exitCode() != 0) {
            throw ForeignProgram.missing("boto3 is missing: " + sentence);
        }
        Path script = Path.of(Boto3Test.class.getResource("/boto3/scenario.py").toURI());
        try (RunningServer server = RunningServer.guarded(directory.resolve("data"))) {
            script = Files.writeString(directory.resolve("signed.py"), server.signing(Files.readString(script)));
            assertThat(python.with(script.toString(), server.url()).printed(directory, Map.of()))
                    .isEqualToIgnoringNewLines("""
                            registered
                            started
                            decided
                            heartbeat
                            completed
                            paged
                            counted
                            faults
                            """);
        }
    }
}
