package dev.furrow.examples.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands between clients and a server and keeps what the clients say, byte by byte. Nothing is changed on the way,
/// so signatures hold; but the names of extensions may be, so that the server answers as one that has none.
public final class Wiretap implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern TARGET = Pattern.compile("(?i)\r\nx-amz-target: *(\\S+)");

    private static final byte[] EXTENSIONS = "Furrow_20261122.".getBytes(StandardCharsets.ISO_8859_1);

    private final URI server;
    private final boolean hidesExtensions;
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ConcurrentLinkedQueue<ByteArrayOutputStream> heard = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /// One request.
    ///
    /// @param target its header `X-Amz-Target`; empty if it has none
    /// @param headers as they came, with the request line
    public record Request(String target, String headers, String body) {}

    public Wiretap(URI server) throws IOException {
        this(server, false);
    }

    /// @param hidesExtensions whether the server seems to have none, as Amazon's
    public Wiretap(URI server, boolean hidesExtensions) throws IOException {
        this.server = server;
        this.hidesExtensions = hidesExtensions;
        Thread.ofVirtual().name("wiretap").start(this::accept);
    }

    /// Where clients connect.
    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(behind);
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                heard.add(copy);
                Thread.ofVirtual().start(() -> pass(client, behind, copy));
                Thread.ofVirtual().start(() -> pass(behind, client, null));
            } catch (IOException closed) {
                // The loop looks.
            }
        }
    }

    private void pass(Socket from, Socket to, ByteArrayOutputStream copy) {
        byte[] buffer = new byte[16_384];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (copy != null) {
                    synchronized (copy) {
                        copy.write(buffer, 0, read);
                    }
                    if (hidesExtensions) {
                        hide(buffer, read);
                    }
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException gone) {
            // One of the two has hung up, and now the other one knows.
        }
    }

    /// Makes the name of an extension one that nobody has. A request is sent in one piece.
    private static void hide(byte[] buffer, int length) {
        for (int i = 0; i + EXTENSIONS.length <= length; i++) {
            if (Arrays.equals(buffer, i, i + EXTENSIONS.length, EXTENSIONS, 0, EXTENSIONS.length)) {
                buffer[i] = 'B';
            }
        }
    }

    /// The requests of all clients so far, those of one connection in order.
    public List<Request> requests() {
        List<Request> requests = new ArrayList<>();
        for (ByteArrayOutputStream connection : heard) {
            synchronized (connection) {
                parse(connection.toString(StandardCharsets.ISO_8859_1), requests);
            }
        }
        return requests;
    }

    private static void parse(String bytes, List<Request> requests) {
        int position = 0;
        while (position < bytes.length()) {
            int end = bytes.indexOf("\r\n\r\n", position);
            if (end < 0) {
                return;
            }
            String headers = bytes.substring(position, end);
            if (headers.toLowerCase(Locale.ROOT).contains("transfer-encoding:")) {
                throw new AssertionError("A request in chunks: " + headers);
            }
            Matcher length = LENGTH.matcher(headers);
            int size = length.find() ? Integer.parseInt(length.group(1)) : 0;
            position = end + 4 + size;
            if (position <= bytes.length()) {
                Matcher target = TARGET.matcher(headers);
                String body = bytes.substring(end + 4, position);
                requests.add(new Request(
                        target.find() ? target.group(1) : "",
                        headers,
                        new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
