package dev.furrow.server.poll;

import dev.furrow.server.Connection;
import dev.furrow.server.config.HostAndPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Thousands of connections with a poll each, all held by the thread that uses this.
final class ParkedPolls implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 30_000;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    /// Connects and sends so many polls.
    ParkedPolls(HostAndPort address, int count, String json) throws IOException {
        byte[] request = Connection.request("PollForDecisionTask", json).getBytes(StandardCharsets.UTF_8);
        InetSocketAddress to = new InetSocketAddress(address.host(), address.port());
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(to);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
        }
    }

    /// Waits until so many polls are answered; each answer is whole when it has come, for the tests' answers are
    /// small.
    List<String> answers(int count) throws IOException {
        List<String> answers = new ArrayList<>();
        while (answers.size() < count) {
            if (selector.select(PATIENCE_MILLIS) == 0) {
                throw new AssertionError(answers.size() + " answers instead of " + count);
            }
            for (SelectionKey key : selector.selectedKeys()) {
                SocketChannel channel = (SocketChannel) key.channel();
                buffer.clear();
                int length = channel.read(buffer);
                if (length < 0) {
                    throw new AssertionError("Closed without an answer, after " + answers.size() + " answers");
                }
                answers.add(new String(buffer.array(), 0, length, StandardCharsets.UTF_8));
                key.cancel();
                channel.close();
            }
            selector.selectedKeys().clear();
        }
        return answers;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
