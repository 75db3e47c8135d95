package dev.furrow.bench.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// Sends many requests as fast as some connections carry them.
public final class Burst {
    private final Iterator<byte[]> requests;
    private int underWay;
    private String refused = "";

    private Burst(Iterator<byte[]> requests) {
        this.requests = requests;
    }

    /// Sends requests that must all succeed, in no particular order, and waits for their answers.
    ///
    /// @throws IllegalStateException with the server's words if one does not
    public static void send(InetSocketAddress server, int connections, Iterator<byte[]> requests) {
        try (HttpLoop loop = new HttpLoop(server)) {
            Burst burst = new Burst(requests);
            for (int i = 0; i < connections; i++) {
                burst.next(loop.connect());
            }
            while (burst.underWay > 0) {
                loop.runUntil(() -> burst.underWay == 0, System.nanoTime() + 1_000_000_000L);
            }
            if (!burst.refused.isEmpty()) {
                throw new IllegalStateException("The server has refused a request: " + burst.refused);
            }
        }
    }

    private void next(Connection connection) {
        if (!requests.hasNext()) {
            return;
        }
        underWay++;
        connection.send(requests.next(), (status, bytes, from, to) -> {
            underWay--;
            if (status != 200) {
                refused = status + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8);
            }
            next(connection);
        });
    }
}
