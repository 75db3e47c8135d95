package dev.furrow.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One connection with at most one request under way. Answers are expected to carry their length, as the service's
/// do.
public final class Connection {
    /// Takes an answer.
    @FunctionalInterface
    public interface Handler {
        /// @param bytes holds the body between `from` and `to` until the method returns
        void answered(int status, byte[] bytes, int from, int to);
    }

    // The end of the header's name, which servers write in more than one way.
    private static final byte[] LENGTH = Scan.ascii("ength:");

    private final SocketChannel channel;
    private @Nullable SelectionKey key;
    private @Nullable Handler handler;
    private @Nullable ByteBuffer unsent;
    private byte[] received = new byte[8 * 1024];
    private int length;

    Connection(SocketChannel channel) {
        this.channel = channel;
    }

    void key(SelectionKey theKey) {
        key = theKey;
    }

    /// Sends a request; its answer goes to the handler.
    public void send(byte[] request, Handler answered) {
        if (handler != null) {
            throw new IllegalStateException("A request is under way");
        }
        handler = answered;
        unsent = ByteBuffer.wrap(request);
        try {
            flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The connection is broken: " + e.getMessage(), e);
        }
    }

    void flush() throws IOException {
        ByteBuffer rest = unsent;
        if (rest == null || key == null) {
            return;
        }
        channel.write(rest);
        if (rest.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } else {
            unsent = null;
            if (key.interestOps() != SelectionKey.OP_READ) {
                key.interestOps(SelectionKey.OP_READ);
            }
        }
    }

    /// Reads what is there.
    ///
    /// @return the number of answers that became whole
    int read(ByteBuffer input) throws IOException {
        input.clear();
        int count = channel.read(input);
        if (count < 0) {
            throw new EOFException("The server has closed the connection");
        }
        input.flip();
        if (received.length - length < count) {
            received = Arrays.copyOf(received, Math.max(received.length * 2, length + count));
        }
        input.get(received, length, count);
        length += count;
        return parse();
    }

    private int parse() {
        int headEnd = Scan.endOfHead(received, 0, length);
        if (headEnd < 0) {
            return 0;
        }
        int bodyLength = (int) Scan.numberAfter(received, 0, headEnd, LENGTH);
        int end = headEnd + bodyLength;
        if (length < end) {
            return 0;
        }
        int status = (received[9] - '0') * 100 + (received[10] - '0') * 10 + received[11] - '0';
        Handler answered = handler;
        handler = null;
        // One request at a time: nothing follows the answer. Empty before the handler runs, which may send the next
        // one.
        length = 0;
        if (answered != null) {
            answered.answered(status, received, headEnd, end);
        }
        return 1;
    }

    /// Whether a request is under way.
    public boolean isBusy() {
        return handler != null;
    }

    /// Hangs up.
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
