package dev.furrow.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.Traces;
import dev.furrow.server.TestServer;
import dev.furrow.server.identity.NewSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `furrow ... --endpoint`: administration from another machine, with nothing but a key and the authority's file.
final class RemoteAdministrationTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private TestServer server;
    private final Map<String, String> environment = new HashMap<>();

    private void start() {
        assertThat(Main.commandLine().execute("cert", "create", "--host", "127.0.0.1", "--out", folder.toString()))
                .isZero();
        server = TestServer.start(
                data,
                "auth",
                "required",
                "auth-regions",
                "eu-west-1",
                "tls-certificate",
                folder.resolve("server.pem").toString(),
                "tls-key",
                folder.resolve("server.key").toString());
        NewSecret administrator = server.server().firstAdministrator();
        Traces.secret(administrator.secretAccessKey());
        environment.put("AWS_ACCESS_KEY_ID", administrator.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", administrator.secretAccessKey());
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_CA_BUNDLE", folder.resolve("ca.pem").toString());
    }

    private Program.End furrow(String... arguments) {
        try (Program program = Program.start(environment, arguments)) {
            return program.end();
        }
    }

    @Test
    void anAdministratorWithAKeyIsServedOverTls() {
        start();
        try (TestServer _ = server) {
            assertThat(furrow("user", "create", "ann", "--endpoint", server.url())
                            .out())
                    .startsWith("Created the user ann");

            environment.remove("AWS_CA_BUNDLE");
            Program.End untrusted = furrow("user", "create", "bob", "--endpoint", server.url());
            assertThat(untrusted.code()).isEqualTo(1);
            assertThat(untrusted.err().strip())
                    .contains("is not trusted: ")
                    .endsWith("into AWS_CA_BUNDLE")
                    .doesNotContain("\n");
        }
    }

    @Test
    void nobodyAndNoAuthorityAreToldInASentence() throws IOException {
        environment.put("AWS_ACCESS_KEY_ID", "AKIA");
        environment.put("AWS_SECRET_ACCESS_KEY", "not a secret");
        String closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = "https://127.0.0.1:" + socket.getLocalPort();
        }
        assertThat(furrow("user", "list", "--endpoint", closed).err().strip()).isEqualTo("Nobody answers at " + closed);

        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");
        environment.put("AWS_CA_BUNDLE", empty.toString());
        assertThat(furrow("user", "list", "--endpoint", closed).err().strip())
                .startsWith(empty + ", which AWS_CA_BUNDLE names, ")
                .doesNotContain("\n");
    }
}
