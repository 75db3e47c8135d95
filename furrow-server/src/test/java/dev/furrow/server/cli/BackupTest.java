package dev.furrow.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import dev.furrow.server.admin.AdminEndpoint;
import dev.furrow.server.admin.ServerFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `furrow backup` and `furrow restore`, as the guide for operators tells to use them.
final class BackupTest {
    @TempDir
    private Path folder;

    private Path data;
    private Path backup;
    private Path restored;

    @BeforeEach
    void name() {
        data = folder.resolve("data");
        backup = folder.resolve("backup");
        restored = folder.resolve("restored");
    }

    /// What was said, with the exit code in front.
    private static String furrow(Object... arguments) {
        StringWriter said = new StringWriter();
        CommandLine furrow =
                Main.commandLine().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return furrow.execute(words) + ": " + said;
    }

    private String backUp() {
        return furrow("backup", "--data", data, "--to", backup);
    }

    @Test
    void whatWasAcknowledgedBeforeABackupUnderLoadIsInIt() throws Exception {
        List<WorkflowExecution> before;
        try (TestServer server = TestServer.start(data)) {
            Workflows farm = Workflows.in(server, "farm");
            Queue<WorkflowExecution> acknowledged = new ConcurrentLinkedQueue<>();
            AtomicBoolean enough = new AtomicBoolean();
            List<Thread> load = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String prefix = "run-" + i + '-';
                load.add(Thread.ofPlatform().start(() -> {
                    for (int n = 0; !enough.get(); n++) {
                        acknowledged.add(farm.start(prefix + n));
                    }
                }));
            }
            TestServer.await("there is load", () -> acknowledged.size() > 200);
            before = List.copyOf(acknowledged);

            assertThat(backUp()).startsWith("0: Backed up " + data + " to " + backup + " in ");

            int during = acknowledged.size();
            TestServer.await("work goes on", () -> acknowledged.size() > during);
            enough.set(true);
            for (Thread thread : load) {
                thread.join();
            }
        }

        assertThat(furrow("restore", "--from", backup, "--data", restored))
                .matches("0: Restored " + backup + " to " + restored + ": 1 domains, \\d+ open executions\\R");
        try (TestServer server = TestServer.start(restored)) {
            Workflows farm = new Workflows(server, "farm");
            for (WorkflowExecution run : before) {
                assertThat(farm.history(run).events()).hasSize(2);
            }
            farm.start("run-after");
            farm.decide();
        }
    }

    @Test
    void aBackupIsADataDirectoryItself() {
        try (TestServer server = TestServer.start(data)) {
            Workflows.in(server, "farm").start("run");
            assertThat(backUp()).startsWith("0: ");
        }
        try (TestServer server = TestServer.start(backup)) {
            assertThat(new Workflows(server, "farm").pollDecision().startedEventId())
                    .isEqualTo(3);
        }
    }

    @Test
    void aDirectoryWithoutAServerIsBackedUpToo() {
        try (TestServer server = TestServer.start(data)) {
            Workflows.in(server, "farm").start("run");
        }

        assertThat(backUp()).startsWith("0: ");
        assertThat(furrow("restore", "--from", backup, "--data", restored)).contains(": 1 domains, 1 open executions");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Workflows.in(server, "farm");
            Files.createDirectory(backup);

            assertThat(backUp()).startsWith("1: ").contains(backup + " exists already");
            Files.delete(backup);
            assertThat(backUp()).startsWith("0: ");
            assertThat(furrow("restore", "--from", backup, "--data", data))
                    .startsWith("1: ")
                    .contains(data + " is not empty");
        }
    }

    @Test
    void whatIsNoBackupIsNotRestored() {
        assertThat(furrow("restore", "--from", folder, "--data", restored))
                .isEqualTo("1: " + folder + " is no backup: it holds no folder store" + System.lineSeparator());
        assertThat(restored).doesNotExist();
        assertThat(backUp()).startsWith("1: " + data + " holds no store; name the data directory with --data");
    }

    @Test
    void onlyWhoMayReadTheDirectoryMayAskForABackup() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Path file = data.resolve("furrow.server");
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
            String body = "{\"to\":\"" + backup + "\"}";

            assertThat(ask(server, List.of(), body).status()).isEqualTo(403);
            assertThat(ask(server, List.of("Authorization: Bearer 0"), body).status())
                    .isEqualTo(403);
            assertThat(server.get(AdminEndpoint.PATH).status()).isEqualTo(405);
            assertThat(backup).doesNotExist();

            String token = "Authorization: "
                    + AdminEndpoint.authorization(ServerFile.read(data).token());
            assertThat(ask(server, List.of(token), "{}").status()).isEqualTo(400);
            Reply done = ask(server, List.of(token), body);
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.text()).isEqualTo("{\"directory\":\"" + backup + "\"}");
            assertThat(ask(server, List.of(token), body).status()).isEqualTo(409);
        }
    }

    private static Reply ask(TestServer server, List<String> headers, String body) {
        return server.exchange(
                Connection.request(headers, body).replace("POST / ", "POST " + AdminEndpoint.PATH + ' '));
    }
}
