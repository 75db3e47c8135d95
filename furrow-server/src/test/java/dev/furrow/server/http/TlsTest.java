package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.server.TestServer;
import dev.furrow.server.config.ConfigurationException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    @TempDir
    private Path directory;

    private Path certificate;
    private Path key;

    @BeforeEach
    void makeCertificate() throws Exception {
        certificate = directory.resolve("server.pem");
        key = directory.resolve("server.key");
        makeCertificate("first");
    }

    private void makeCertificate(String name) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "x",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "password")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "password".toCharArray());
        }
        Files.writeString(
                certificate, pem("CERTIFICATE", keys.getCertificate("x").getEncoded()));
        Files.writeString(
                key, pem("PRIVATE KEY", ((PrivateKey) keys.getKey("x", "password".toCharArray())).getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private TestServer start() {
        return TestServer.start(
                directory.resolve("data"), "tls-certificate", certificate.toString(), "tls-key", key.toString());
    }

    /// The name in the certificate that the server shows.
    private static String subject(TestServer server, String protocol) throws Exception {
        try (SSLSocket socket = connect(server, protocol)) {
            Certificate shown = socket.getSession().getPeerCertificates()[0];
            return ((X509Certificate) shown).getSubjectX500Principal().getName();
        }
    }

    private static SSLSocket connect(TestServer server, String protocol) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.address().port());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    @Test
    void theServerSpeaksTheTwoVersionsAndNoOlderOne() throws Exception {
        try (TestServer server = start()) {
            assertThat(server.url()).startsWith("https://");
            assertThat(subject(server, "TLSv1.3")).isEqualTo("CN=first");
            assertThat(subject(server, "TLSv1.2")).isEqualTo("CN=first");
            assertThatThrownBy(() -> subject(server, "TLSv1.1")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aChangedCertificateIsShownAndOpenConnectionsStay() throws Exception {
        try (TestServer server = start();
                SSLSocket before = connect(server, "TLSv1.3")) {
            makeCertificate("second-one");

            TestServer.await("the new certificate is shown", () -> {
                try {
                    return subject(server, "TLSv1.3").equals("CN=second-one");
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });

            before.getOutputStream().write("GET /health HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(before.getInputStream().readNBytes(15), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void aCertificateWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> TestServer.start(directory.resolve("data"), "tls-certificate", certificate.toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls-key");
    }

    /// Only asks what is shown.
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
