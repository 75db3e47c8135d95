package dev.furrow.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.spi.Transport;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections that are used again, break, or are slow.
class ConnectionsTest {
    private static final String HI = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    private static final Duration LONG = Duration.ofSeconds(20);

    private ScriptedServer server;
    private Connections connections;

    @BeforeEach
    void connect() throws IOException {
        server = ScriptedServer.plain().answering(HI);
        connections = to(server.url("http"));
    }

    private static Connections to(URI endpoint) {
        return new Connections(endpoint, endpoint.getHost() + ":" + endpoint.getPort());
    }

    @AfterEach
    void close() throws IOException {
        connections.close();
        server.close();
    }

    private String post() throws IOException, InterruptedException {
        return post(connections, LONG);
    }

    private static String post(Connections by, Duration timeout) throws IOException, InterruptedException {
        Transport.Answer answer = by.post(Map.of("X-Test", "1"), "{}".getBytes(StandardCharsets.UTF_8), timeout);
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(post()).isEqualTo("200 hi");
        }
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1;x=y\r\ni\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhi",
                "HTTP/1.0 200 OK\r\nX: y\r\n\r\nhi",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
                "HTTP/1.1 200\r\ncontent-length:2\r\nConnection: close\r\n\r\nhi"
            })
    void bodiesEndInAllWaysThatHttpKnows(String answer) throws Exception {
        server.answering(answer.startsWith("HTTP/1.0") ? answer.replace("X: y", "Connection: close") : answer);
        assertThat(post()).isEqualTo("200 hi");
        assertThat(post()).isEqualTo("200 hi");
    }

    @Test
    void aConnectionThatTheServerHasClosedMeanwhileIsNotUsed() throws Exception {
        server.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "", HI);
        assertThat(post()).isEqualTo("200 hi");
        // The server closes without an answer, so whether it has done anything is not known.
        assertThatThrownBy(this::post).isInstanceOf(EOFException.class);
        assertThat(post()).isEqualTo("200 hi");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsLost() {
        server.answering("silence");
        assertThatThrownBy(() -> post(connections, Duration.ofMillis(50))).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptEndsTheCall(boolean virtual) throws Exception {
        server.answering("silence");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
            try {
                post();
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        server.silent.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingEndsTheCallsUnderWay() throws Exception {
        server.answering("silence");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                post();
            } catch (Exception e) {
                thrown.set(e);
            }
        });
        server.silent.await();
        connections.close();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(IOException.class);
        assertThatThrownBy(this::post).isInstanceOf(ConnectException.class).hasMessageContaining("is closed");
    }

    @Test
    void whereNobodyListensTheRequestWasCertainlyNotReceived() throws Exception {
        URI endpoint = server.url("http");
        server.close();
        assertThatThrownBy(() -> post(to(endpoint), LONG)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> post(to(URI.create("http://no.such.host.invalid:1/")), LONG))
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SSH-2.0-x\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 2x0 O-\r\n\r\n"})
    void whatIsNotHttpIsNoAnswer(String answer) {
        server.answering(answer);
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    }

    @Test
    void aHeaderCannotSmuggleAnother() {
        assertThatThrownBy(() -> connections.post(Map.of("X", "a\r\nY: b"), new byte[0], LONG))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // TLS

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "password".toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, "password".toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static Path certificate(Path folder, String host) throws Exception {
        Path keys = folder.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        keys.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "elsewhere"})
    void underTlsTheCertificateMustBeOfThatHost(String host, @TempDir Path folder) throws Exception {
        SSLContext before = SSLContext.getDefault();
        SSLContext context = context(certificate(folder, host));
        SSLContext.setDefault(context);
        try (ScriptedServer secure = new ScriptedServer(context.getServerSocketFactory()).answering(HI)) {
            Connections over = to(secure.url("https"));
            if (host.equals("localhost")) {
                assertThat(post(over, LONG)).isEqualTo("200 hi");
                assertThat(post(over, LONG)).isEqualTo("200 hi");
                assertThat(secure.connections()).isEqualTo(1);
                secure.answering("silence");
                assertThatThrownBy(() -> post(over, Duration.ofMillis(50))).isInstanceOf(SocketTimeoutException.class);
            } else {
                assertThatThrownBy(() -> post(over, LONG))
                        .isInstanceOf(ConnectException.class)
                        .hasCauseInstanceOf(SSLException.class);
            }
            over.close();
        } finally {
            SSLContext.setDefault(before);
        }
    }
}
