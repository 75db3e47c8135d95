package dev.furrow.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Users, keys and policies from the command line, with a server and without.
final class AdminCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine furrow = Main.commandLine();
        furrow.setOut(new PrintWriter(out));
        furrow.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = directory.toString();
        return furrow.execute(all);
    }

    private String done(String... arguments) {
        assertThat(run(arguments)).as("%s %s", out, err).isZero();
        return out.toString();
    }

    private Path document() throws Exception {
        return Files.writeString(
                directory.resolve("document.json"),
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"swf:Start*\",\"Resource\":\"*\"}}");
    }

    private void scenario() throws Exception {
        assertThat(done("user", "create", "ann")).isEqualToIgnoringNewLines("Created the user ann");
        done("policy", "create", "starts", "--document", document().toString());
        done("group", "create", "team");
        done("policy", "attach", "starts", "--group", "team");
        done("group", "join", "team", "--user", "ann");
        assertThat(done("user", "list")).contains("ann active groups [team] policies []");
        String made = done("key", "create", "ann");
        assertThat(made).contains("AWS_ACCESS_KEY_ID=AKIA").contains("AWS_SECRET_ACCESS_KEY=");
        String id = made.replaceAll("(?s).*AWS_ACCESS_KEY_ID=(\\w+).*", "$1");
        assertThat(done("key", "list", "ann")).contains(id + " active of ann").doesNotContain("SECRET");
        assertThat(done("policy", "simulate", "--user", "ann", "--action", "swf:StartTimer", "--domain", "d"))
                .startsWith("Allowed: allowed by statement 1 of policy starts");
        assertThat(run("policy", "simulate", "--user", "ann", "--action", "swf:CancelTimer", "--domain", "d"))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith("Denied: no statement allows it");
        done("key", "disable", id);
        assertThat(done("user", "show", "ann")).contains(id + " disabled of ann");
        assertThat(done("session", "create", "ann", "--seconds", "900")).contains("AWS_SESSION_TOKEN=");
        done("key", "delete", id);
        done("user", "delete", "ann");
        assertThat(done("policy", "show", "starts")).contains("\"swf:Start*\"");
    }

    @Test
    void aRunningServerIsAsked() throws Exception {
        try (TestServer server = TestServer.start(directory, "auth", "required")) {
            scenario();
            assertThat(server.fatal()).isEmpty();
        }
        assertThat(done("audit", "verify")).startsWith("The audit log is whole: ");
    }

    @Test
    void aDirectoryWithoutAServerIsChangedItself() throws Exception {
        TestServer.start(directory).close();

        scenario();
    }

    @Test
    void withoutAServerItIsAsTheServerHadIt() {
        TestServer.start(directory, "parity", "aws", "limit-domains", "7", "account-id", "000000000042")
                .close();

        assertThat(done("quota", "show"))
                .contains("server: domains 7", "server: open-timers-per-execution 1000")
                .contains("server: history-events 25000");
        done("user", "create", "ann");
        done("policy", "create", "mine", "--document", only("arn:aws:swf:us-east-1:000000000042:/domain/d"));
        done("policy", "attach", "mine", "--user", "ann");
        assertThat(done("policy", "simulate", "--user", "ann", "--action", "swf:StartTimer", "--domain", "d"))
                .startsWith("Allowed");
    }

    private String only(String resource) {
        try {
            return Files.writeString(
                            directory.resolve("only.json"),
                            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"swf:*\",\"Resource\":\"" + resource
                                    + "\"}}")
                    .toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() {
        TestServer.start(directory).close();

        assertThat(run("key", "create", "nobody")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("There is no user nobody");
        assertThat(run("user", "promote", "ann")).isEqualTo(2);
        assertThat(err.toString()).contains("has no verb \"promote\"; there is create, delete, disable, enable, list");
    }

    @Test
    void aDirectoryWithoutAStoreIsNamed() {
        assertThat(run("user", "list")).isEqualTo(1);
        assertThat(err.toString()).contains("holds no store");
    }
}
