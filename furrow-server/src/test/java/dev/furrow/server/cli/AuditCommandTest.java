package dev.furrow.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `furrow audit verify`, on the log of a server that has stopped.
final class AuditCommandTest {
    @TempDir
    private Path data;

    private Path log;

    @BeforeEach
    void writeALog() {
        TestServer.start(data, "auth", "required").close();
        assertThat(furrow("user", "create", "ann")).startsWith("0: ");
        assertThat(furrow("user", "create", "ann")).startsWith("1: ");
        try (TestServer server = TestServer.start(data, "auth", "required")) {
            server.call("ListDomains", "{}");
            server.call("RegisterDomain", "{}");
            TestServer.await("both refusals are written", () -> lines() == 4);
        }
        log = data.resolve("audit").resolve("audit-000000001.log");
    }

    private long lines() {
        try {
            return Files.readString(data.resolve("audit").resolve("audit-000000001.log"))
                    .lines()
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// What was said, with the exit code in front.
    private String furrow(String... arguments) {
        StringWriter said = new StringWriter();
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return Main.commandLine()
                        .setOut(new PrintWriter(said, true))
                        .setErr(new PrintWriter(said, true))
                        .execute(all)
                + ": " + said;
    }

    @Test
    void aLogThatIsAsItWasWrittenIsWhole() throws IOException {
        String last = Files.readAllLines(log).getLast().replaceAll(".*\"hash\":\"(\\w+)\"}", "$1");

        assertThat(furrow("audit", "verify"))
                .startsWith("0: The audit log is whole: 4 lines, the last with hash " + last);
    }

    @Test
    void whatIsDoneWhileNoServerRunsIsToldOf() throws IOException {
        assertThat(Files.readAllLines(log).subList(0, 2))
                .allSatisfy(line -> assertThat(line)
                        .contains("\"principal\":\"operator\"", "\"action\":\"furrow:CreateUser\"", ":user/ann\""))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"outcome\":\"ok\""),
                        line -> assertThat(line).contains("\"outcome\":\"refused\""));
    }

    @Test
    void aChangedLineIsNamed() throws IOException {
        Files.writeString(log, Files.readString(log).replaceFirst("swf:ListDomains", "swf:CountDomains"));

        assertThat(furrow("audit", "verify"))
                .startsWith("1: The audit log was changed: the chain breaks at audit-000000001.log line 3");
    }

    @Test
    void aLogThatIsGoneIsNotWhole() throws IOException {
        Files.delete(log);

        assertThat(furrow("audit", "verify")).startsWith("1: There is no audit log in " + data.resolve("audit"));
    }

    @Test
    void thereIsOneVerb() {
        assertThat(furrow("audit", "repair")).startsWith("2: `furrow audit` has no verb \"repair\"; there is verify");
    }
}
