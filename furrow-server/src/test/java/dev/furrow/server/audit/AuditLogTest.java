package dev.furrow.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");

    @TempDir
    private Path folder;

    private void write(int count, long fileBytes, int files) {
        try (AuditLog log = new AuditLog(folder, fileBytes, files)) {
            for (int i = 0; i < count; i++) {
                log.accept(new AuditEntry(
                        NOW, "request-" + i, "ann", "AKIA", "192.0.2.1", "swf:StartTimer", "arn", "ok", null));
            }
        }
    }

    private void change(Path file, List<String> lines) throws Exception {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Path only() throws Exception {
        return AuditChain.files(folder).getFirst();
    }

    @Test
    void anEntryIsALineOfJsonThatEndsWithItsHash() throws Exception {
        write(1, 1 << 20, 5);

        assertThat(Files.readString(only()))
                .matches("\\{\"time\":\"2026-11-22T20:00:00Z\",\"requestId\":\"request-0\",\"principal\":\"ann\","
                        + "\"accessKeyId\":\"AKIA\",\"address\":\"192.0.2.1\",\"action\":\"swf:StartTimer\","
                        + "\"resource\":\"arn\",\"outcome\":\"ok\",\"hash\":\"[0-9a-f]{64}\"\\}\n");
    }

    @Test
    void aLogGoesOnAfterARestart() throws Exception {
        write(3, 1 << 20, 5);
        write(2, 1 << 20, 5);

        assertThat(AuditChain.verify(folder).lines()).isEqualTo(5);
        assertThat(AuditChain.verify(folder).trouble()).isNull();
    }

    @Test
    void aFullFileIsFollowedByAnotherInTheSameChain() throws Exception {
        write(20, 1_000, 100);

        assertThat(AuditChain.files(folder)).hasSizeGreaterThan(3);
        assertThat(AuditChain.verify(folder).trouble()).isNull();
        assertThat(AuditChain.verify(folder).lines()).isEqualTo(20);
    }

    @Test
    void theOldestFilesAreRemovedAndTheRestIsStillWhole() throws Exception {
        write(20, 1_000, 3);

        assertThat(AuditChain.files(folder)).hasSize(3);
        assertThat(AuditChain.verify(folder).trouble()).isNull();
    }

    @Test
    void aChangedLineIsFound() throws Exception {
        write(5, 1 << 20, 5);
        List<String> lines = new ArrayList<>(Files.readAllLines(only()));
        lines.set(2, lines.get(2).replace("\"ann\"", "\"bob\""));
        change(only(), lines);

        assertThat(AuditChain.verify(folder).trouble()).isEqualTo("audit-000000001.log line 3");
    }

    @Test
    void aChangedFirstLineIsFound() throws Exception {
        write(2, 1 << 20, 5);
        List<String> lines = new ArrayList<>(Files.readAllLines(only()));
        lines.set(0, lines.get(0).replace("\"ann\"", "\"bob\""));
        change(only(), lines);

        assertThat(AuditChain.verify(folder).trouble()).isEqualTo("audit-000000001.log line 1");
    }

    @Test
    void aRemovedLineIsFound() throws Exception {
        write(5, 1 << 20, 5);
        List<String> lines = new ArrayList<>(Files.readAllLines(only()));
        lines.remove(1);
        change(only(), lines);

        assertThat(AuditChain.verify(folder).trouble()).isEqualTo("audit-000000001.log line 2");
    }

    @Test
    void aRemovedFileInTheMiddleIsFound() throws Exception {
        write(20, 1_000, 100);
        Files.delete(AuditChain.files(folder).get(1));

        assertThat(AuditChain.verify(folder).trouble()).isEqualTo("audit-000000003.log line 1");
    }

    @Test
    void theBeginningOfALineThatACrashHasLeftIsCutOff() throws Exception {
        write(2, 1 << 20, 5);
        Files.writeString(only(), "{\"time\":\"2026", StandardOpenOption.APPEND);

        write(1, 1 << 20, 5);

        assertThat(AuditChain.verify(folder)).satisfies(finding -> {
            assertThat(finding.trouble()).isNull();
            assertThat(finding.lines()).isEqualTo(3);
        });
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry(
                NOW, "request-" + number, "ann", "AKIA", "192.0.2.1", "swf:StartTimer", "arn", "ok", null);
    }

    /// Where there is one, `/dev/full` fails every write as a full disk does.
    @Nested
    @EnabledIf("dev.furrow.server.audit.AuditLogTest#hasFullDevice")
    class OnAFullDisk {
        private Path second() {
            return AuditChain.file(folder, 2);
        }

        private void fill(AuditLog log, int count) {
            for (int i = 0; i < count; i++) {
                log.accept(entry(i));
            }
        }

        @Test
        void itSaysSoAndWritesEverythingWhenThereIsRoomAgain() throws Exception {
            try (AuditLog log = new AuditLog(folder, 1_000, 100)) {
                assertThat(log.trouble()).isNull();
                Files.createSymbolicLink(second(), Path.of("/dev/full"));
                fill(log, 20);
                TestServer.await("the disk is full", () -> log.trouble() != null);
                assertThat(log.trouble()).startsWith("The audit log cannot be written: ");

                Files.delete(second());
                TestServer.await("the log is written again", () -> log.trouble() == null);
            }

            assertThat(AuditChain.verify(folder).trouble()).isNull();
            assertThat(AuditChain.verify(folder).lines()).isEqualTo(20);
        }

        @Test
        void whatDoesNotFitInMemoryIsCountedInTheLogItself() throws Exception {
            try (AuditLog log = new AuditLog(folder, 1_000, 100, 4)) {
                Files.createSymbolicLink(second(), Path.of("/dev/full"));
                fill(log, 30);
                TestServer.await("the disk is full", () -> log.trouble() != null);
                Files.delete(second());
                TestServer.await("the log is written again", () -> log.trouble() == null);
                log.accept(entry(99));
            }

            List<String> lines = new ArrayList<>();
            for (Path file : AuditChain.files(folder)) {
                lines.addAll(Files.readAllLines(file));
            }
            assertThat(AuditChain.verify(folder).trouble()).isNull();
            List<Integer> missing = lines.stream()
                    .filter(line -> line.contains("audit:Lost"))
                    .map(line -> line.replaceAll(".*\"outcome\":\"(\\d+) lines are missing here\".*", "$1"))
                    .map(Integer::valueOf)
                    .toList();
            assertThat(missing).isNotEmpty();
            assertThat(lines.size()
                            - missing.size()
                            + missing.stream().mapToInt(count -> count).sum())
                    .isEqualTo(31);
        }
    }

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }
}
