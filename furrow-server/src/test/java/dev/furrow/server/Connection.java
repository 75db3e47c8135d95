package dev.furrow.server;

import dev.furrow.server.config.HostAndPort;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A connection that sends exactly the bytes it is told to.
public final class Connection implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    /// Connects.
    public Connection(HostAndPort address) {
        try {
            socket = new Socket(address.host(), address.port());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends text, its line ends as they are on the wire.
    public Connection send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Sends bytes.
    public Connection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a request of an operation.
    public Connection send(String operation, String json) {
        return send(request(operation, json));
    }

    /// A request as today's SDKs send it, without a signature.
    public static String request(String operation, String json) {
        return request(
                List.of("X-Amz-Target: SimpleWorkflowService." + operation, "Content-Type: application/x-amz-json-1.0"),
                json);
    }

    /// A request with some headers; host and length are added.
    public static String request(List<String> headers, String body) {
        return "POST / HTTP/1.1\r\nHost: furrow.test\r\n"
                + String.join("", headers.stream().map(h -> h + "\r\n").toList())
                + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body;
    }

    /// Reads an answer.
    public Reply read() {
        try {
            List<String> head = new ArrayList<>();
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                head.add(line);
                if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return new Reply(head, in.readNBytes(length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed after \"" + line + '"');
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /// Whether the server has closed the connection and sent nothing more.
    public boolean isClosedByServer() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /// Everything up to the server's closing of the connection.
    public String rest() {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException open) {
            throw new UncheckedIOException(open);
        }
    }

    /// Whether the server has sent anything that was not read.
    public boolean hasAnswer() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says that nothing more will be sent; answers can still be read.
    public Connection endOutput() {
        try {
            socket.shutdownOutput();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Breaks the connection off without a word, as a machine that dies does.
    public void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
