package dev.furrow.bench.load;

import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// The floor under every figure: requests of ordinary size that the same listener answers without doing anything.
public final class Floor implements AutoCloseable {
    /// The size of an ordinary request's body.
    private static final int BODY_BYTES = 300;

    private final HttpLoop loop;
    private final byte[] request;

    /// @param connections how many ask at the same time
    public Floor(InetSocketAddress server, int connections) {
        loop = new HttpLoop(server);
        request = new Requests(server).noOperation(BODY_BYTES);
        for (int i = 0; i < connections; i++) {
            again(loop.connect());
        }
    }

    private void again(Connection connection) {
        connection.send(request, (status, bytes, from, to) -> again(connection));
    }

    /// Answers a second over a time.
    public double measure(long millis) {
        long before = loop.responses();
        long begin = System.nanoTime();
        loop.runUntil(begin + TimeUnit.MILLISECONDS.toNanos(millis));
        return (loop.responses() - before) / ((System.nanoTime() - begin) / 1e9);
    }

    @Override
    public void close() {
        loop.close();
    }
}
