package dev.furrow.system.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.client.ForeignProgram;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Unanswered;
import dev.furrow.torture.server.ServerProcess;
import dev.furrow.torture.server.ServerProcess.NotReady;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The server as users run it, with a kernel that fails its flushes: strace puts itself between the two.
///
/// `-Dflush.errors=N` makes it at N points instead of one.
class FlushErrorTest {
    /// Stays when something was found.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    private final Script script = new Script();

    /// @param quickly stops the server at these calls only, not at all; signals cannot be injected so
    private ServerProcess launch(boolean quickly, String injection) {
        ForeignProgram.find("/usr/bin/strace", "apt-get install strace");
        return ServerProcess.launch(
                List.of(
                        "/usr/bin/strace",
                        quickly ? "--seccomp-bpf" : "-f",
                        "-f",
                        "-qq",
                        "-o",
                        directory.resolve("calls").toString(),
                        "-e",
                        "trace=fdatasync",
                        "-e",
                        "inject=fdatasync:" + injection),
                directory.resolve("data"),
                directory.resolve("server.log"));
    }

    private int points() {
        return Integer.getInteger("flush.errors", 1);
    }

    private void prepare() throws NotReady {
        try (ServerProcess server = ServerProcess.launch(directory.resolve("data"), directory.resolve("server.log"))) {
            try (ServerCalls calls = new ServerCalls(server.awaitReady(), () -> {})) {
                Script.register(calls);
            }
        }
    }

    private void playOn(ServerProcess server) {
        try (ServerCalls calls = new ServerCalls(server.awaitReady(), () -> {})) {
            script.checkEverything(calls);
            for (int i = 0; i < 20; i++) {
                script.begin(calls);
                Scenario.SEVERAL_ACTIVITIES.play(script);
            }
            throw new AssertionError("The appointed flush did not come");
        } catch (NotReady | Unanswered dead) {
            assertThat(server.awaitEnd(Duration.ofSeconds(30)))
                    .as("the process has ended")
                    .isNotNull()
                    .isNotZero();
        }
    }

    private void lookForEverything() throws NotReady {
        try (ServerProcess server = ServerProcess.launch(directory.resolve("data"), directory.resolve("server.log"));
                ServerCalls calls = new ServerCalls(server.awaitReady(), () -> {})) {
            script.checkEverything(calls);
        }
    }

    @Test
    void afterAFailedFlushNothingIsAcknowledgedAndTheProcessEndsSayingWhy() throws Exception {
        prepare();
        for (int point = 0; point < points(); point++) {
            try (ServerProcess server = launch(true, "error=EIO:when=" + (9 + 7 * point) + "+")) {
                playOn(server);
                assertThat(server.log()).contains("The server ends: ").contains("Check the disk and the system's log");
                assertThat(Files.readString(directory.resolve("calls"))).contains("(INJECTED)");
            }
            lookForEverything();
        }
    }

    @Test
    void whatWasAcknowledgedIsFoundAfterAKillWithinAFlush() throws Exception {
        prepare();
        for (int point = 0; point < points(); point++) {
            try (ServerProcess server = launch(false, "signal=KILL:when=" + (10 + 5 * point))) {
                playOn(server);
            }
            lookForEverything();
        }
    }
}
