package dev.furrow.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Amazon's SDK for JavaScript, version 3, signing for real. The story is told, and every answer checked, in
/// `javascript/scenario.mjs`; npm fetches the SDK into the build's directory once.
class JavaScriptSdkTest {
    private static final String SENTENCE = "install Node.js 20 or newer, with npm";

    @TempDir
    Path directory;

    @Test
    void theScenarioRuns() throws Exception {
        ForeignProgram node = ForeignProgram.find("/usr/bin/node", SENTENCE);
        String version = node.with("--version").printed(directory, Map.of()).strip();
        if (Integer.parseInt(version.substring(1, version.indexOf('.'))) < 20) {
            throw ForeignProgram.missing("node is " + version + ", too old for the SDK: " + SENTENCE);
        }
        Path home = install();
        try (RunningServer server = RunningServer.guarded(directory.resolve("data"))) {
            Path script = Files.writeString(
                    home.resolve("signed.mjs"), server.signing(Files.readString(home.resolve("scenario.mjs"))));
            assertThat(node.with(script.toString(), server.url()).printed(directory, Map.of()))
                    .isEqualToIgnoringNewLines("""
                            registered
                            started
                            decided
                            heartbeat
                            completed
                            paged
                            faults
                            """);
        }
    }

    private static Path install() throws Exception {
        Path resources =
                Path.of(JavaScriptSdkTest.class.getResource("/javascript").toURI());
        Path home = Files.createDirectories(Path.of(System.getProperty("basedir", "."), "target", "javascript"));
        boolean fetched =
                isSame(resources, home, "package-lock.json") && Files.isDirectory(home.resolve("node_modules"));
        Files.copy(
                resources.resolve("scenario.mjs"), home.resolve("scenario.mjs"), StandardCopyOption.REPLACE_EXISTING);
        if (!fetched) {
            ForeignProgram npm = ForeignProgram.find("/usr/bin/npm", SENTENCE);
            copy(resources, home, "package.json");
            Files.deleteIfExists(home.resolve("package-lock.json"));
            Path lock = home.resolve("package-lock.json");
            Files.copy(resources.resolve("package-lock.json"), lock);
            ForeignProgram.End end = npm.with("ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .run(home, Map.of());
            if (end.exitCode() != 0) {
                // So that the next build tries again.
                Files.delete(lock);
                throw ForeignProgram.missing("npm cannot fetch the SDK: " + end.err());
            }
        }
        return home;
    }

    private static void copy(Path from, Path to, String file) throws IOException {
        Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isSame(Path from, Path to, String file) throws IOException {
        return Files.exists(to.resolve(file))
                && Arrays.equals(Files.readAllBytes(from.resolve(file)), Files.readAllBytes(to.resolve(file)));
    }
}
