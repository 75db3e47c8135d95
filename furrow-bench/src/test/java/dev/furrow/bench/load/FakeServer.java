package dev.furrow.bench.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A server that knows just enough of the protocol for W5, and stalls when it is told to: it is the driver that is
/// tested here.
final class FakeServer implements AutoCloseable {
    private static final byte[] WORKFLOW_ID = Scan.ascii("\"workflowId\":\"");

    private final BlockingQueue<String> signalled = new LinkedBlockingQueue<>();
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /// Answers nothing from now on.
    void stall() {
        gate.writeLock().lock();
    }

    /// Answers again, also what has come in meanwhile. For the thread that called [#stall].
    void resume() {
        gate.writeLock().unlock();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        byte[] answer = answer(target.substring(target.indexOf('.') + 1), body).getBytes(StandardCharsets.UTF_8);
        gate.readLock().lock();
        try {
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        } finally {
            gate.readLock().unlock();
        }
    }

    private String answer(String operation, byte[] body) {
        return switch (operation) {
            case "SignalWorkflowExecution" -> {
                signalled.add(Scan.textAfter(body, 0, body.length, WORKFLOW_ID));
                yield "";
            }
            case "PollForDecisionTask" -> task();
            default -> "{}";
        };
    }

    private String task() {
        try {
            String workflowId = signalled.poll(200, TimeUnit.MILLISECONDS);
            return workflowId == null
                    ? "{}"
                    : "{\"taskToken\":\"t\",\"workflowExecution\":{\"workflowId\":\"" + workflowId
                            + "\"},\"events\":[{\"eventType\":\"WorkflowExecutionSignaled\"}]}";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "{}";
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
