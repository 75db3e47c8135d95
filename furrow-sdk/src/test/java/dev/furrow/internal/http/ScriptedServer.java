package dev.furrow.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/// Answers requests with bytes of the test's choice; null for no answer at all.
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final java.util.concurrent.ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    final CountDownLatch silent = new CountDownLatch(1);

    ScriptedServer(ServerSocketFactory sockets) throws IOException {
        listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    static ScriptedServer plain() throws IOException {
        return new ScriptedServer(ServerSocketFactory.getDefault());
    }

    /// One answer after the other; the last for all that follow. An empty one closes the connection.
    ScriptedServer answering(String... texts) {
        answers.clear();
        answers.addAll(List.of(texts));
        requests.set(0);
        return this;
    }

    URI url(String scheme) {
        return URI.create(scheme + "://localhost:" + listener.getLocalPort() + "/");
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            while (readRequest(in)) {
                String answer = answers.get(Math.min(requests.getAndIncrement(), answers.size() - 1));
                if (answer.equals("silence")) {
                    silent.countDown();
                    continue;
                }
                if (answer.isEmpty()) {
                    return;
                }
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
                if (answer.contains("Connection: close") || !answer.contains("-")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // The client has what it wanted, or has given up.
        }
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        return in.readNBytes(length).length == length;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
