package dev.furrow.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// One thread that drives any number of HTTP/1.1 connections: sends prepared bytes, hands answers to their handlers,
/// and runs things when their time has come. Everything belongs to the thread that calls [#runUntil].
public final class HttpLoop implements AutoCloseable {
    private record Later(long atNanos, Runnable action) {}

    private final Selector selector;
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 20);
    private final PriorityQueue<Later> later = new PriorityQueue<>((a, b) -> Long.compare(a.atNanos - b.atNanos, 0));
    private final InetSocketAddress server;
    private long responses;

    /// @param server where every connection leads
    public HttpLoop(InetSocketAddress server) {
        this.server = server;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens a connection.
    public Connection connect() {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.connect(server);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel);
            connection.key(channel.register(selector, SelectionKey.OP_READ, connection));
            return connection;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot connect to " + server + ": " + e.getMessage(), e);
        }
    }

    /// Runs something at an instant of [System#nanoTime].
    public void at(long nanos, Runnable action) {
        later.add(new Later(nanos, action));
    }

    /// How many answers have come in.
    public long responses() {
        return responses;
    }

    /// Drives until an instant of [System#nanoTime].
    public void runUntil(long endNanos) {
        runUntil(() -> false, endNanos);
    }

    /// Drives until something holds, but no longer than to an instant of [System#nanoTime].
    ///
    /// @return whether it holds
    public boolean runUntil(BooleanSupplier done, long endNanos) {
        while (true) {
            long now = System.nanoTime();
            while (!later.isEmpty() && later.peek().atNanos - now <= 0) {
                later.poll().action.run();
            }
            if (done.getAsBoolean()) {
                return true;
            }
            if (now - endNanos >= 0) {
                return false;
            }
            long next = later.isEmpty() ? endNanos : Math.min(endNanos, later.peek().atNanos);
            select(next - System.nanoTime());
        }
    }

    private void select(long nanos) {
        try {
            if (nanos <= 1_000_000) {
                selector.selectNow();
            } else {
                selector.select(nanos / 1_000_000);
            }
            Iterator<SelectionKey> ready = selector.selectedKeys().iterator();
            while (ready.hasNext()) {
                SelectionKey key = ready.next();
                ready.remove();
                Connection connection = (Connection) key.attachment();
                if (key.isValid() && key.isWritable()) {
                    connection.flush();
                }
                if (key.isValid() && key.isReadable()) {
                    responses += connection.read(input);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The connection to " + server + " is broken: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
