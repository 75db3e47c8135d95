package dev.furrow.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.Connection;
import dev.furrow.server.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP that is bent, broken, or right in an unusual way. What is right is answered; what is not is refused or cut
/// off; nothing is answered with a defect, nothing hangs, and no request is read out of the body of another.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FramingTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final int QUIET_MILLIS = 150;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String TARGET = "X-Amz-Target: SimpleWorkflowService.ListDomains\r\n";
    private static final String BODY = "{\"registrationStatus\":\"REGISTERED\"}";

    private TestServer server;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestServer.start(data, "long-poll", "1s");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Sends bytes, waits for so many answers and a little longer, says that no more will come, and reads until the
    /// server closes.
    private List<Integer> statuses(byte[] bytes, int awaited) throws IOException {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try (Socket socket =
                new Socket(server.address().host(), server.address().port())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            InputStream in = socket.getInputStream();
            socket.setSoTimeout(PATIENCE_MILLIS);
            byte[] part = new byte[8192];
            while (statuses(answers).size() < awaited) {
                int length = in.read(part);
                if (length < 0) {
                    return statuses(answers);
                }
                answers.write(part, 0, length);
            }
            try {
                socket.setSoTimeout(QUIET_MILLIS);
                in.transferTo(answers);
            } catch (SocketTimeoutException quiet) {
                socket.shutdownOutput();
                socket.setSoTimeout(PATIENCE_MILLIS);
                in.transferTo(answers);
            }
        } catch (SocketException cutOff) {
            // Its right, when what it was sent makes no sense.
        }
        return statuses(answers);
    }

    private static List<Integer> statuses(ByteArrayOutputStream answers) {
        return STATUS.matcher(answers.toString(StandardCharsets.ISO_8859_1))
                .results()
                .map(status -> Integer.valueOf(status.group(1)))
                .toList();
    }

    private List<Integer> statuses(String text, int awaited) throws IOException {
        return statuses(text.getBytes(StandardCharsets.ISO_8859_1), awaited);
    }

    private static String post(String headers, String body) {
        return "POST / HTTP/1.1\r\nHost: furrow.test\r\n" + TARGET + headers + "\r\n" + body;
    }

    private static String chunked(String body, int size) {
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < body.length(); i += size) {
            String chunk = body.substring(i, Math.min(body.length(), i + size));
            chunks.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void aBodyInChunksIsABody(int size) throws IOException {
        assertThat(statuses(post("Transfer-Encoding: chunked\r\n", chunked(BODY, size)), 1))
                .containsExactly(200);
    }

    @Test
    void chunksMayHaveExtensionsAndTrailers() throws IOException {
        assertThat(statuses(
                        post(
                                "Transfer-Encoding: chunked\r\n",
                                Integer.toHexString(BODY.length()) + ";a=b\r\n" + BODY + "\r\n0\r\nTrailer: x\r\n\r\n"),
                        1))
                .containsExactly(200);
    }

    @Test
    void aBodyMayComeByteByByte() throws IOException {
        try (Connection connection = server.connect()) {
            for (byte b :
                    post("Content-Length: " + BODY.length() + "\r\n", BODY).getBytes(StandardCharsets.ISO_8859_1)) {
                connection.send(new byte[] {b});
                LockSupport.parkNanos(200_000);
            }
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void manyRequestsBehindEachOtherAreAnsweredInOrder() throws IOException {
        String one = post("Content-Length: " + BODY.length() + "\r\n", BODY);
        String other = post("Content-Length: 1\r\n", "{");
        List<Integer> expected = new ArrayList<>();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            all.append(i % 3 == 0 ? other : one);
            expected.add(i % 3 == 0 ? 400 : 200);
        }
        assertThat(statuses(all.toString(), 1_000)).isEqualTo(expected);
    }

    /// Two servers that read this differently are how requests are smuggled past the first of them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length: \r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Content-Length : 5\r\n",
            })
    void aBodyWithoutAClearEndHidesNoSecondRequest(String headers) throws IOException {
        String hidden = "GET /health HTTP/1.1\r\nHost: furrow.test\r\n\r\n";
        List<Integer> statuses = statuses(post(headers, "0\r\n\r\n" + hidden), 0);
        assertThat(statuses).doesNotContain(200).allMatch(status -> status < 500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"zz\r\n", "-1\r\nx\r\n", "FFFFFFFFFFFFFFFF\r\nx\r\n", "7FFFFFFF\r\nx", "5\r\nabc\r\n", "\r\n\r\n"
            })
    void chunksThatAreNoneAreNoBody(String chunks) throws IOException {
        assertThat(statuses(post("Transfer-Encoding: chunked\r\n", chunks), 0))
                .doesNotContain(200)
                .allMatch(status -> status < 500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n\r\n",
                "GARBAGE\r\n\r\n",
                "POST\r\n\r\n",
                "POST / HTTP/9.9\r\n\r\n",
                "POST / FTP/1.1\r\n\r\n",
                "GET http://[::1 HTTP/1.1\r\n\r\n",
                "POST /%zz%00 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
                "POST / HTTP/1.1\r\nno colon\r\n\r\n",
                "POST / HTTP/1.1\r\n: empty\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: a\u0000b\r\nContent-Length: 0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nExpect: the unexpected\r\nContent-Length: 2\r\n\r\n{}",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0009",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
            })
    void whatIsNoRequestIsRefusedOrCutOff(String bytes) throws IOException {
        assertThat(statuses(bytes, 0)).doesNotContain(200).allMatch(status -> status < 500);
    }

    @Test
    void headsWithoutAnEndAreRefused() throws IOException {
        assertThat(statuses("POST /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n", 1))
                .containsExactly(414);
        assertThat(statuses(post("X-Long: " + "a".repeat(100_000) + "\r\n", ""), 1))
                .containsExactly(431);
        assertThat(statuses(post("X-Many: a\r\n".repeat(10_000), ""), 1)).containsExactly(431);
    }

    @Test
    void repeatedTargetsAreNotMixed() throws IOException {
        assertThat(statuses(
                        post(
                                "X-Amz-Target: SimpleWorkflowService.NoSuchThing\r\nContent-Length: " + BODY.length()
                                        + "\r\n",
                                BODY),
                        1))
                .hasSize(1)
                .allMatch(status -> status < 500);
    }

    /// `-Dframing.mutations=N` of them; the seed is printed.
    @Test
    void mutatedRequestsNeverMeetADefect() throws IOException {
        int number = Integer.getInteger("framing.mutations", 60);
        long seed = Long.getLong("framing.seed", new SplittableRandom().nextLong());
        System.out.println("Seed " + seed + ": -Dframing.seed=" + seed + " -Dframing.mutations=" + number);
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = post("Content-Length: " + BODY.length() + "\r\n", BODY)
                .repeat(2)
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < number; i++) {
            byte[] bytes = Mutation.of(whole, random);
            assertThat(statuses(bytes, 0))
                    .as("seed %d, mutation %d: %s", seed, i, new String(bytes, StandardCharsets.ISO_8859_1))
                    // 501: a version of HTTP that nobody has heard of.
                    .allMatch(status -> status < 500 || status == 501);
        }
        assertThat(server.get("/health").status()).isEqualTo(200);
    }
}
