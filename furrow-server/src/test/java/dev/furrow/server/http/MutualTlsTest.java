package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.server.TestServer;
import dev.furrow.server.cli.Main;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Certificates that `furrow cert create` has made, at both ends of a connection.
final class MutualTlsTest {
    private static final char[] NO_PASSWORD = {};

    @TempDir
    private static Path folder;

    @TempDir
    private Path data;

    @BeforeAll
    static void makeCertificates() {
        assertThat(furrow("--host", "localhost", "--host", "127.0.0.1")).startsWith("0: Wrote ");
        assertThat(furrow("--client", "ann")).startsWith("0: Wrote ");
    }

    /// What was said, with the exit code in front.
    private static String furrow(String... options) {
        return furrow(folder, options);
    }

    private static String furrow(Path folder, String... options) {
        StringWriter said = new StringWriter();
        CommandLine furrow =
                Main.commandLine().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        String[] words = new String[options.length + 4];
        words[0] = "cert";
        words[1] = "create";
        words[2] = "--out";
        words[3] = folder.toString();
        System.arraycopy(options, 0, words, 4, options.length);
        return furrow.execute(words) + ": " + said;
    }

    private TestServer start(String... more) {
        String[] settings = new String[more.length + 8];
        System.arraycopy(more, 0, settings, 8, more.length);
        settings[0] = "auth";
        settings[1] = "required";
        settings[2] = "tls-certificate";
        settings[3] = folder.resolve("server.pem").toString();
        settings[4] = "tls-key";
        settings[5] = folder.resolve("server.key").toString();
        settings[6] = "tls-client-authorities";
        settings[7] = folder.resolve("ca.pem").toString();
        return TestServer.start(data, settings);
    }

    private static void user(TestServer server, String name, String document) {
        administer(server, AdminAction.CreateUser, name, null);
        administer(server, AdminAction.PutPolicy, name, document);
        administer(server, AdminAction.AttachPolicy, name, null);
    }

    private static void administer(TestServer server, AdminAction action, String name, String document) {
        server.server()
                .administer(new AdminRequest(
                        action.name(),
                        name,
                        null,
                        null,
                        name,
                        document,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    /// A client that trusts the authority and nobody else.
    ///
    /// @param shows whose certificate it shows; null for none
    private static HttpClient client(String shows) throws Exception {
        return client(folder, shows);
    }

    private static HttpClient client(Path from, String shows) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        trusted.setCertificateEntry("ca", certificates(folder, "ca")[0]);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, NO_PASSWORD);
        if (shows != null) {
            own.setKeyEntry("own", key(from, shows), NO_PASSWORD, certificates(from, shows));
        }
        keys.init(own, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static Certificate[] certificates(Path folder, String name) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name + ".pem"))))
                .toArray(Certificate[]::new);
    }

    private static PrivateKey key(Path folder, String name) throws Exception {
        String text = Files.readString(folder.resolve(name + ".key")).replaceAll("-----[^-]*-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
    }

    private static String call(HttpClient client, TestServer server, String domain) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(server.url()))
                        .header("X-Amz-Target", "SimpleWorkflowService.RegisterDomain")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"name\":\"" + domain + "\",\"workflowExecutionRetentionPeriodInDays\":\"1\"}",
                                StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private static final String ALLOW =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"swf:*\",\"Resource\":\"arn:aws:swf:*:*:/domain/ann-*\"}}";

    @Test
    void whoShowsACertificateIsTheUserOfItsName() throws Exception {
        try (TestServer server = start();
                HttpClient ann = client("ann")) {
            user(server, "ann", ALLOW);

            assertThat(call(ann, server, "ann-1")).isEqualTo("200 ");
            assertThat(call(ann, server, "bob-1"))
                    .startsWith("400 ")
                    .contains("AccessDeniedException", "arn:aws:iam::123456789012:user/ann is not authorized");
        }
    }

    @Test
    void whoShowsNoneMustSign() throws Exception {
        try (TestServer server = start();
                HttpClient nobody = client(null)) {
            assertThat(call(nobody, server, "d")).contains("MissingAuthenticationTokenException");
        }
    }

    @Test
    void aCertificateOfNobodyIsAnUnknownKey() throws Exception {
        try (TestServer server = start();
                HttpClient ann = client("ann")) {
            assertThat(call(ann, server, "d")).contains("UnrecognizedClientException");
            user(server, "ann", ALLOW);
            administer(server, AdminAction.DisableUser, "ann", null);
            assertThat(call(ann, server, "ann-1")).contains("UnrecognizedClientException");
        }
    }

    @Test
    void whereOneIsRequiredNobodyElseIsLetIn() throws Exception {
        try (TestServer server = start("tls-clients", "required");
                HttpClient nobody = client(null);
                HttpClient ann = client("ann")) {
            user(server, "ann", ALLOW);

            assertThatThrownBy(() -> call(nobody, server, "d")).isInstanceOf(IOException.class);
            assertThat(call(ann, server, "ann-1")).isEqualTo("200 ");
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityOpensNothing(@TempDir Path elsewhere) throws Exception {
        assertThat(furrow(elsewhere, "--client", "ann")).startsWith("0: Wrote ");
        try (TestServer server = start();
                HttpClient stranger = client(elsewhere, "ann")) {
            user(server, "ann", ALLOW);

            // Clients may leave out a certificate that the server has not asked for: then nobody is known.
            assertThatThrownBy(() -> assertThat(call(stranger, server, "ann-1"))
                            .contains("MissingAuthenticationTokenException")
                            .isEqualTo("refused"))
                    .satisfies(refused -> assertThat(refused)
                            .isInstanceOfAny(IOException.class, AssertionError.class)
                            .hasMessageNotContaining("200"));
        }
    }

    @Test
    void filesThatExistAreNotOverwritten() throws Exception {
        String before = Files.readString(folder.resolve("server.key"));

        assertThat(furrow("--host", "other")).startsWith("1: ").contains("server.key");
        assertThat(Files.readString(folder.resolve("server.key"))).isEqualTo(before);
        assertThat(furrow()).startsWith("2: Say `furrow cert create --host NAME` or `--client USER`");
        assertThat(furrow("--client", "../x")).startsWith("2: There can be no user");
    }
}
