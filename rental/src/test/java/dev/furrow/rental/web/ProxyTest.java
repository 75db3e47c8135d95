package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/// The real nginx with the configuration that is shipped, before the running application. Where none is installed the
/// tests are aborted, or fail if `-Dclients.required=true` says that it must be there.
class ProxyTest {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static final RunningRental RENTAL = RunningRental.shared();
    private static Process nginx;
    private static SSLContext tls;
    private static int http;
    private static int https;

    @BeforeAll
    static void begin() throws Exception {
        if (!Files.isExecutable(NGINX)) {
            String sentence = "nginx is missing: apt-get install nginx-light";
            throw Boolean.getBoolean("clients.required")
                    ? new IllegalStateException(sentence)
                    : new TestAbortedException(sentence);
        }
        certificate();
        http = freePort();
        https = freePort();
        String text = Files.readString(Path.of("deploy", "nginx.conf.template"));
        for (var each : Map.of(
                        "HTTP_LISTEN", "127.0.0.1:" + http,
                        "HTTPS_LISTEN", "127.0.0.1:" + https,
                        "SERVER_NAME", "localhost",
                        "RENTAL_UPSTREAM", RENTAL.url().substring("http://".length()),
                        "TLS_CERTIFICATE", folder.resolve("tls.crt").toString(),
                        "TLS_KEY", folder.resolve("tls.key").toString(),
                        "NGINX_RUN", folder.toString())
                .entrySet()) {
            text = text.replace("${" + each.getKey() + "}", each.getValue());
        }
        Path configuration = Files.writeString(folder.resolve("nginx.conf"), text);
        String checked = run(NGINX.toString(), "-t", "-c", configuration.toString());
        assertThat(checked).contains("test is successful").doesNotContain("[warn]", "[emerg]");
        nginx = new ProcessBuilder(NGINX.toString(), "-c", configuration.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        awaitListening(https);
    }

    @AfterAll
    static void end() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            nginx.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theFacesComeOverTlsWithHsts(String protocol) throws Exception {
        HttpResponse<String> page = get("/", protocol);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/app/main.js");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'");
        assertThat(page.headers().firstValue("Server").orElse("")).isEqualTo("nginx");
    }

    @Test
    void nothingOlderIsSpoken() throws IOException {
        assertThat(Files.readString(folder.resolve("nginx.conf"))).contains("ssl_protocols TLSv1.2 TLSv1.3;");
    }

    @Test
    void withoutTlsThereIsOnlyTheWayToIt() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/x?y=z"))
                .build();
        HttpResponse<Void> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("https://127.0.0.1/x?y=z");
    }

    @Test
    void scriptsAreCompressed() throws Exception {
        HttpRequest request =
                request("/app/main.js").header("Accept-Encoding", "gzip").build();
        HttpResponse<InputStream> answer = client("TLSv1.3").send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        try (InputStream plain = new GZIPInputStream(answer.body())) {
            assertThat(plain.readAllBytes())
                    .isEqualTo(Files.readAllBytes(Path.of("src/main/resources/static/app/main.js")));
        }
    }

    @Test
    void theInsideIsNotShown() throws Exception {
        assertThat(get("/actuator/health", "TLSv1.3").statusCode()).isEqualTo(404);
        assertThat(get("/healthz", "TLSv1.3").body()).contains("UP");
    }

    @Test
    void liveUpdatesAreNotHeldBack() throws Exception {
        String token = RENTAL.tokenOf(RENTAL.area().person(Role.FARMER, "Farmer", "en"));
        HttpRequest request =
                request("/api/live").header("Authorization", "Bearer " + token).build();
        HttpResponse<InputStream> stream = client("TLSv1.3").send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(":here");
        }
    }

    private static HttpResponse<String> get(String path, String protocol) throws Exception {
        return client(protocol).send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + https + path));
    }

    private static HttpClient client(String protocol) {
        SSLParameters only = new SSLParameters();
        only.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder().sslContext(tls).sslParameters(only).build();
    }

    private static void certificate() throws Exception {
        Path store = folder.resolve("tls.p12");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "tls",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD));
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        pem("tls.crt", "CERTIFICATE", keys.getCertificate("tls").getEncoded());
        pem("tls.key", "PRIVATE KEY", keys.getKey("tls", PASSWORD).getEncoded());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tls", keys.getCertificate("tls"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
    }

    private static void pem(String name, String kind, byte[] bytes) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                folder.resolve(name), "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// It says nowhere that it is ready; a handshake does.
    private static void awaitListening(int port) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try (Socket socket = tls.getSocketFactory().createSocket("localhost", port)) {
                ((SSLSocket) socket).startHandshake();
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !nginx.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("nginx.log")), notYet);
                }
                Thread.onSpinWait();
            }
        }
    }
}
