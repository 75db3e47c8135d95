package dev.furrow.internal.http;

import dev.furrow.spi.Transport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// One connection, used by one thread at a time. An interrupt closes it and ends the call.
///
/// Reads have no time limit of their own, which would cost the JDK's scheduler two wake-ups each; whoever looks after
/// connections closes those that are overdue.
final class Connection {
    private static final int LONGEST_HEAD = 64 << 10;
    private static final int LARGEST_BODY = 256 << 20;
    /// No call is under way.
    private static final long NONE = Long.MIN_VALUE;
    /// The call under way has taken too long.
    private static final long OVERDUE = NONE + 1;

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[8 << 10];
    private int at;
    private int end;
    private final AtomicLong deadline = new AtomicLong(NONE);
    private boolean reusable;
    private long restsSince;

    private Connection(SocketChannel channel, Socket socket) throws IOException {
        this.channel = channel;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /// Connects, under TLS for `https`: then the certificate must be one that this JVM trusts, for that host.
    static Connection open(URI endpoint, Duration timeout) throws IOException {
        boolean secure = "https".equalsIgnoreCase(endpoint.getScheme());
        int port = endpoint.getPort() >= 0 ? endpoint.getPort() : secure ? 443 : 80;
        SocketChannel channel = SocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            Socket plain = channel.socket();
            plain.connect(new InetSocketAddress(endpoint.getHost(), port), (int) timeout.toMillis());
            return new Connection(channel, secure ? secured(plain, endpoint.getHost(), port, timeout) : plain);
        } catch (IOException | RuntimeException unreachable) {
            channel.close();
            throw unreachable;
        }
    }

    private static Socket secured(Socket plain, String host, int port, Duration timeout) throws IOException {
        SSLSocket secure = (SSLSocket) trusted().getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.setSoTimeout((int) timeout.toMillis());
        secure.startHandshake();
        secure.setSoTimeout(0);
        return secure;
    }

    private static SSLContext trusted() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException none) {
            throw new IOException("This JVM has no TLS", none);
        }
    }

    /// Sends a request and reads its answer.
    Transport.Answer exchange(byte[] request, Duration timeout) throws IOException {
        reusable = false;
        deadline.set(System.nanoTime() + timeout.toNanos());
        try {
            out.write(request);
            out.flush();
            String status = line();
            while (status.startsWith("HTTP/1.1 1")) {
                // Something in between says that more is to come.
                while (!line().isEmpty()) {}
                status = line();
            }
            return answer(status);
        } catch (IOException broken) {
            if (deadline.get() == OVERDUE) {
                SocketTimeoutException late = new SocketTimeoutException("No answer within " + timeout);
                late.initCause(broken);
                throw late;
            }
            throw broken;
        } finally {
            if (deadline.getAndSet(NONE) == OVERDUE) {
                reusable = false;
            }
        }
    }

    /// Closes the connection if the call under way has taken too long.
    void closeIfOverdue(long now) {
        long due = deadline.get();
        if (due != NONE && due != OVERDUE && now - due > 0 && deadline.compareAndSet(due, OVERDUE)) {
            close();
        }
    }

    private Transport.Answer answer(String status) throws IOException {
        if (!status.startsWith("HTTP/1.") || status.length() < 12) {
            throw new IOException("The answer does not begin like one of HTTP: " + status);
        }
        int code = number(status.substring(9, 12), 10);
        boolean keeps = status.startsWith("HTTP/1.1");
        boolean chunked = false;
        int length = -1;
        int read = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            read += header.length();
            if (read > LONGEST_HEAD) {
                throw new IOException("The head of the answer is longer than " + LONGEST_HEAD);
            }
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new IOException("A header without a colon: " + header);
            }
            String value = header.substring(colon + 1).trim();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" ->
                    chunked = value.toLowerCase(Locale.ROOT).contains("chunked");
                case "connection" -> keeps &= !value.equalsIgnoreCase("close");
                default -> {}
            }
        }
        byte[] body = chunked ? chunks() : length >= 0 ? exactly(length) : new byte[0];
        boolean endsClear = chunked || length >= 0 || code == 204;
        reusable = keeps && endsClear && at == end;
        if (!endsClear) {
            body = rest();
        }
        return new Transport.Answer(code, body);
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text.trim(), radix);
            if (number >= 0 && number <= LARGEST_BODY) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new IOException("\"" + text + "\" is no number", none);
        }
        throw new IOException("The answer says " + text + ", which is too much");
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String head = line();
            int extra = head.indexOf(';');
            int size = number(extra < 0 ? head : head.substring(0, extra), 16);
            if (size == 0) {
                while (!line().isEmpty()) {}
                return all.toByteArray();
            }
            if (all.size() + (long) size > LARGEST_BODY) {
                throw new IOException("The answer is larger than " + LARGEST_BODY);
            }
            all.write(exactly(size));
            if (!line().isEmpty()) {
                throw new IOException("A chunk does not end where it should");
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = new byte[length];
        int got = Math.min(length, end - at);
        System.arraycopy(buffer, at, bytes, 0, got);
        at += got;
        while (got < length) {
            int more = read(bytes, got, length - got);
            got += more;
        }
        return bytes;
    }

    /// Up to the end of the connection.
    private byte[] rest() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            while (all.size() < LARGEST_BODY) {
                all.write(next());
            }
        } catch (EOFException ended) {
            return all.toByteArray();
        }
        throw new IOException("The answer is larger than " + LARGEST_BODY);
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder(64);
        while (true) {
            byte next = next();
            if (next == '\n') {
                int length = text.length();
                if (length > 0 && text.charAt(length - 1) == '\r') {
                    text.setLength(length - 1);
                }
                return text.toString();
            }
            if (text.length() > LONGEST_HEAD) {
                throw new IOException("A line of the answer is longer than " + LONGEST_HEAD);
            }
            text.append((char) (next & 0xff));
        }
    }

    private byte next() throws IOException {
        if (at == end) {
            end = read(buffer, 0, buffer.length);
            at = 0;
        }
        return buffer[at++];
    }

    /// @return how much has come; at least one byte
    private int read(byte[] into, int from, int most) throws IOException {
        int got = in.read(into, from, most);
        if (got < 0) {
            throw new EOFException("The connection was closed before the answer had come");
        }
        return got;
    }

    /// Whether another request can follow the last one.
    boolean isReusable() {
        return reusable;
    }

    /// Nobody uses it for now.
    void rests() {
        restsSince = System.nanoTime();
    }

    long idleNanos() {
        return System.nanoTime() - restsSince;
    }

    /// Whether the other side has closed it, or has said something that nobody has asked for.
    boolean isStale() {
        try {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) != 0;
            } finally {
                channel.configureBlocking(true);
            }
        } catch (IOException broken) {
            return true;
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // As intended.
        }
    }
}
