package dev.furrow.rental.web;

import dev.furrow.rental.access.Actor;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One screen that is open. What happens while it is still being told of something is one more event, not many: a
/// phone on a slow network is not buried.
final class Listener {
    /// Proxies and phones drop a connection on which nothing is said.
    private static final long BEAT_SECONDS = 20;

    private final Actor who;
    private final SseEmitter emitter;
    private final BlockingQueue<String> next = new ArrayBlockingQueue<>(1);
    private volatile boolean over;

    Listener(Actor who, SseEmitter emitter) {
        this.who = who;
        this.emitter = emitter;
    }

    Actor who() {
        return who;
    }

    void tell() {
        // Full means that it is about to be told anyway.
        boolean _ = next.offer("[\"orders\"]");
    }

    void end() {
        over = true;
        try {
            emitter.complete();
        } catch (IllegalStateException gone) {
            // The server was faster in taking the connection away.
            over = true;
        }
    }

    boolean isOver() {
        return over;
    }

    /// Speaks until the screen is gone.
    void run() {
        try {
            emitter.send(SseEmitter.event().comment("here"));
            while (!over) {
                String data = next.poll(BEAT_SECONDS, TimeUnit.SECONDS);
                emitter.send(
                        data == null
                                ? SseEmitter.event().comment("still here")
                                : SseEmitter.event().name("changed").data(data));
            }
        } catch (IOException | IllegalStateException gone) {
            over = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            over = true;
        }
    }
}
