package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.server.Reply;
import dev.furrow.server.TestServer;
import dev.furrow.server.audit.AuditChain;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/// A server whose audit log finds no room.
final class AuditTroubleTest {
    @TempDir
    private Path data;

    static boolean hasFullDevice() {
        return Files.exists(Path.of("/dev/full"));
    }

    private static String fault(Reply reply) {
        return reply.fault().getKey();
    }

    @Test
    @EnabledIf("hasFullDevice")
    void changesAreRefusedAndReadsAreNotUntilThereIsRoom() throws Exception {
        try (Guarded guarded = Guarded.start(data, "audit-file-size", "64KB")) {
            TestServer server = guarded.server();
            SignedCaller admin = guarded.administrator();
            Path next = data.resolve("audit").resolve("audit-000000002.log");
            Files.createSymbolicLink(next, Path.of("/dev/full"));
            int calls = 0;
            while (server.get("/health").status() == 200 && calls++ < 5_000) {
                admin.call(new DeprecateDomainRequest("none"));
            }

            assertThat(server.get("/health").text()).contains("The audit log cannot be written");
            Reply refused = admin.call(GuardedTest.domain("refused"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(fault(refused)).isEqualTo("ServiceUnavailable");
            assertThat(fault(admin.call(new DescribeDomainRequest("refused")))).isEqualTo("UnknownResourceFault");
            assertThat(guarded.operator("{\"action\":\"CreateUser\",\"user\":\"x\"}")
                            .status())
                    .isEqualTo(503);

            Files.delete(next);
            TestServer.await(
                    "the log is written again", () -> server.get("/health").status() == 200);
            assertThat(admin.call(GuardedTest.domain("allowed")).status()).isEqualTo(200);
        }
        assertThat(AuditChain.verify(data.resolve("audit")).trouble()).isNull();
    }
}
