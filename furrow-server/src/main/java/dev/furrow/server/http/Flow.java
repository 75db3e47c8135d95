package dev.furrow.server.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The body of an answer that is written piece by piece. Whoever writes waits until the connection has taken a piece,
/// so it must not be the event loop; one thread writes.
public final class Flow extends OutputStream {
    private static final int PIECE = 32 * 1024;
    /// Whoever reads nothing for so long is not waited for.
    private static final long PATIENCE_SECONDS = 60;

    private final HttpServerResponse response;
    private final Context loop;
    private final Runnable answered;
    private Buffer piece = Buffer.buffer();
    private boolean closed;

    /// @param answered hears on the event loop that the answer is over
    Flow(HttpServerResponse response, Context loop, Runnable answered, int status, String contentType) {
        this.response = response;
        this.loop = loop;
        this.answered = answered;
        response.setStatusCode(status);
        response.putHeader("Content-Type", contentType);
        response.setChunked(true);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        piece.appendBytes(bytes, from, length);
        if (piece.length() >= PIECE) {
            flush();
        }
    }

    /// Sends what was written so far, and waits until it is on its way.
    @Override
    public void flush() throws IOException {
        if (piece.length() > 0) {
            Buffer full = piece;
            piece = Buffer.buffer();
            await(() -> response.write(full));
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            flush();
            await(response::end);
        } finally {
            loop.runOnContext(now -> answered.run());
        }
    }

    /// Breaks the answer off, so that whoever reads it does not take it for whole.
    public void abort() {
        if (!closed) {
            closed = true;
            loop.runOnContext(now -> {
                answered.run();
                response.reset();
            });
        }
    }

    private void await(Supplier<Future<Void>> step) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.runOnContext(now -> {
            if (response.closed()) {
                done.completeExceptionally(new IOException("The connection is gone"));
            } else {
                step.get().onComplete(end -> {
                    if (end.succeeded()) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(end.cause());
                    }
                });
            }
        });
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The connection takes no more", e);
        }
    }
}
