package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.*;
import dev.furrow.server.TestServer;
import dev.furrow.server.audit.AuditChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the audit log tells of calls, and what it does not.
final class AuditedCallsTest extends GuardedTest {
    @Test
    void theAuditLogTellsOfChangesAndDenialsAndOfNoSecret() throws Exception {
        SignedCaller user = guarded.user("audited", document(allow("swf:RegisterDomain")));
        succeeds(user.call(domain("audited")));
        isDenied(user.call(new DescribeDomainRequest("audited")));
        TestServer.await("the lines are written", () -> audit().contains("swf:DescribeDomain"));

        assertThat(audit().lines().filter(line -> line.contains("user/audited")))
                .anyMatch(line -> line.contains("\"principal\":\"operator\"")
                        && line.contains("furrow:CreateUser")
                        && line.contains("\"outcome\":\"ok\""))
                .anyMatch(line -> line.contains("swf:RegisterDomain") && line.contains("\"outcome\":\"ok\""))
                .anyMatch(line -> line.contains("swf:DescribeDomain")
                        && line.contains("\"outcome\":\"AccessDeniedException\"")
                        && line.contains("no statement allows it"));
        assertThat(audit()).doesNotContain(user.credentials().secretKey());
        assertThat(AuditChain.verify(data.resolve("audit")).trouble()).isNull();
    }

    private static String audit() {
        try (Stream<Path> files = Files.list(data.resolve("audit"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
