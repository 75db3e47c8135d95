package dev.furrow.server.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stores of every format that was ever released are opened by this version, and their runs go on. [KeptStore] has
/// written them.
final class KeptStoreTest {
    @ParameterizedTest
    @ValueSource(strings = "format-1")
    void aStoreOfAReleasedFormatIsOpenedWithEveryEvent(String format, @TempDir Path data) throws IOException {
        unzip(format + ".zip", data);
        try (TestServer server = TestServer.start(data, "long-poll", "1s")) {
            int runs = 0;
            for (String line : text(format + ".histories").lines().toList()) {
                String[] parts = line.split("\t", 3);
                String kept = parts[2].substring(0, parts[2].lastIndexOf(']'));
                // What was due since then has happened behind it.
                assertThat(server.call(new GetWorkflowExecutionHistoryRequest(
                                        "kept", new WorkflowExecution(parts[0], parts[1]), null, null, null))
                                .text())
                        .startsWith(kept);
                runs++;
            }
            assertThat(runs).isEqualTo(3);
            assertThat(server.call("StartWorkflowExecution", """
                            {"domain":"kept","workflowId":"new","workflowType":{"name":"w","version":"1"}}""").status()).isEqualTo(200);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(KeptStoreTest.class.getResourceAsStream(name), name);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void unzip(String name, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(resource(name))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }
}
