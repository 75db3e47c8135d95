package dev.furrow.internal.http;

import dev.furrow.spi.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 over connections that are kept open and taken by one call at a time. A call reads and writes on the
/// thread that makes it, which suits virtual threads and saves the hand-overs of a client with threads of its own.
final class Connections implements Exchange {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(50);

    private final URI endpoint;
    private final String firstLines;
    /// The one that was used last is used first, so that those that are too many grow old.
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean lookedAfter = new AtomicBoolean();
    private volatile boolean closed;

    Connections(URI endpoint, String host) {
        this.endpoint = endpoint;
        firstLines = "POST / HTTP/1.1\r\nHost: " + host + "\r\n";
    }

    @Override
    public Transport.Answer post(Map<String, String> headers, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        byte[] request = request(headers, body);
        Connection connection = take();
        boolean reusable = false;
        try {
            Transport.Answer answer = connection.exchange(request, timeout);
            reusable = connection.isReusable();
            return answer;
        } catch (ClosedByInterruptException interrupted) {
            throw interrupted();
        } catch (IOException broken) {
            // A connection under TLS wraps what ended it.
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            throw broken;
        } finally {
            giveBack(connection, reusable);
        }
    }

    /// Tells of an interrupt in the way of blocking methods, and takes the mark off the thread.
    private static InterruptedException interrupted() {
        boolean marked = Thread.interrupted();
        return new InterruptedException(
                marked ? "Interrupted while waiting for an answer" : "The connection was closed");
    }

    private byte[] request(Map<String, String> headers, byte[] body) {
        StringBuilder text = new StringBuilder(512).append(firstLines);
        headers.forEach((name, value) -> {
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("The header " + name + " holds a line break");
            }
            text.append(name).append(": ").append(value).append("\r\n");
        });
        text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    private Connection take() throws ConnectException, InterruptedException {
        while (!closed) {
            @Nullable Connection known = idle.pollFirst();
            if (known == null) {
                break;
            }
            if (known.idleNanos() < LONGEST_IDLE_NANOS && !known.isStale()) {
                return known;
            }
            drop(known);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted before connecting");
        }
        Connection fresh = connect();
        open.add(fresh);
        lookAfter();
        if (closed) {
            drop(fresh);
            throw new ConnectException("The transport to " + endpoint + " is closed");
        }
        return fresh;
    }

    /// Calls that take too long end within a quarter of a second, which is precise enough for limits of seconds.
    private void lookAfter() {
        if (lookedAfter.compareAndSet(false, true)) {
            Thread.ofVirtual().name("furrow-deadlines").start(() -> {
                while (!closed) {
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                    long now = System.nanoTime();
                    open.forEach(connection -> connection.closeIfOverdue(now));
                }
            });
        }
    }

    private Connection connect() throws ConnectException, InterruptedException {
        try {
            return Connection.open(endpoint, CONNECT);
        } catch (ClosedByInterruptException interrupted) {
            throw interrupted();
        } catch (IOException unreachable) {
            ConnectException none =
                    new ConnectException("No connection to " + endpoint + ": " + unreachable.getMessage());
            none.initCause(unreachable);
            throw none;
        }
    }

    private void giveBack(Connection connection, boolean reusable) {
        if (reusable && !closed) {
            connection.rests();
            idle.addFirst(connection);
            Connection eldest = idle.peekLast();
            if (eldest != null && eldest.idleNanos() > LONGEST_IDLE_NANOS && idle.removeLastOccurrence(eldest)) {
                drop(eldest);
            }
        } else {
            drop(connection);
        }
        if (closed) {
            close();
        }
    }

    private void drop(Connection connection) {
        open.remove(connection);
        connection.close();
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(this::drop);
        idle.clear();
    }
}
