package dev.furrow.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What callers see when the disk has less room than `min-free-disk`. Real disks that are filled to the last byte are
/// in the tests of the store.
final class FullDiskTest {
    /// More than any disk has.
    private static final String ALWAYS_FULL = "1000000GB";

    @TempDir
    private Path folder;

    private static void awaitHealth(TestServer server, int status) {
        TestServer.await(
                "/health answers " + status, () -> server.get("/health").status() == status);
    }

    private static void assertWritesAreRefusedAndReadsGoOn(TestServer server, Workflows farm, WorkflowExecution run) {
        Reply health = server.get("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.member("reason"))
                .isEqualTo("The disk of the data directory is full; reads are served, writes are not");
        Reply refused = server.call(farm.startRequest("late"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.fault().getKey()).isEqualTo("ServiceUnavailable");
        assertThat(refused.fault().getValue()).startsWith("The disk of the data directory is full");
        assertThat(server.call("RegisterDomain", """
                {"name":"late","workflowExecutionRetentionPeriodInDays":"1"}""").status()).isEqualTo(503);
        assertThat(farm.history(run).events()).hasSize(2);
        assertThat(server.call("ListDomains", "{\"registrationStatus\":\"REGISTERED\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void writesAreRefusedReadsGoOnAndALaterStartWithRoomFindsEverything() {
        WorkflowExecution run;
        try (TestServer server = TestServer.start(folder)) {
            run = Workflows.in(server, "farm").start("early");
        }
        try (TestServer server = TestServer.start(folder, "min-free-disk", ALWAYS_FULL)) {
            awaitHealth(server, 503);
            assertWritesAreRefusedAndReadsGoOn(server, new Workflows(server, "farm"), run);
        }
        try (TestServer server = TestServer.start(folder)) {
            Workflows farm = new Workflows(server, "farm");
            assertThat(farm.pollDecision().workflowExecution()).isEqualTo(run);
            farm.start("late");
        }
    }

    /// Takes a disk of its own, which root may mount; elsewhere it says so and holds nothing.
    @Test
    void writesGoOnByThemselvesWhenThereIsRoomAgain() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        if (!run("mount", "-t", "tmpfs", "-o", "size=128m", "furrow-test", disk.toString())) {
            System.out.println("No small disk can be mounted here (it takes root)");
            assertThat(disk).isEmptyDirectory();
            return;
        }
        try (TestServer server = TestServer.start(disk.resolve("data"), "min-free-disk", "16MB")) {
            Workflows farm = Workflows.in(server, "farm");
            WorkflowExecution run = farm.start("early");
            awaitHealth(server, 200);
            Path ballast = disk.resolve("ballast");
            long free = Files.getFileStore(disk).getUsableSpace();
            Files.write(ballast, new byte[(int) (free - (8 << 20))]);
            awaitHealth(server, 503);
            assertWritesAreRefusedAndReadsGoOn(server, farm, run);

            Files.delete(ballast);
            awaitHealth(server, 200);
            farm.start("late");
            assertThat(server.fatal()).isEmpty();
        } finally {
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
