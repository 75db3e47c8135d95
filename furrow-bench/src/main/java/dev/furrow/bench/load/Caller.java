package dev.furrow.bench.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request after the other, for what is asked once and not a load. Belongs to one thread.
public final class Caller implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    /// What came back.
    ///
    /// @param micros from sending to the whole answer
    public record Answer(int status, byte[] body, long micros) {
        /// The body as text.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// The text between a word and the next quote; empty if the word is not there.
        public String textAfter(byte[] word) {
            return Scan.textAfter(body, 0, body.length, word);
        }
    }

    private final HttpLoop loop;
    private final Connection connection;
    private @Nullable Answer answer;

    /// @param server whom to ask
    public Caller(InetSocketAddress server) {
        loop = new HttpLoop(server);
        connection = loop.connect();
    }

    /// Sends a request and waits for its answer, whatever it is.
    public Answer ask(byte[] request) {
        long begin = System.nanoTime();
        answer = null;
        connection.send(request, (status, bytes, from, to) -> {
            byte[] body = new byte[to - from];
            System.arraycopy(bytes, from, body, 0, body.length);
            answer = new Answer(status, body, (System.nanoTime() - begin) / 1_000);
        });
        loop.runUntil(() -> answer != null, begin + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        Answer got = answer;
        if (got == null) {
            throw new IllegalStateException("The server has not answered within " + PATIENCE_SECONDS + " s");
        }
        return got;
    }

    /// Sends a request that must succeed.
    ///
    /// @throws IllegalStateException with the server's words if it does not
    public Answer call(byte[] request) {
        Answer got = ask(request);
        if (got.status() != 200) {
            throw new IllegalStateException("The server has refused a request: " + got.status() + " " + got.text());
        }
        return got;
    }

    @Override
    public void close() {
        loop.close();
    }
}
