package dev.furrow.demo.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.swf.model.WorkflowExecutionInfo;

/// Tells who waits for it that a booking is closed. SWF pushes nothing to starters; asking for what was closed
/// lately, a few times a second, costs the same for one booking and for a thousand.
///
/// Goes by the service's clock alone, and looks back a little further than to the last close it has seen: a close
/// with an earlier time may become visible after one with a later time.
public final class ClosedBookings implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration LOOK_BACK = Duration.ofSeconds(5);
    private static final Duration REMEMBER = Duration.ofMinutes(1);

    private final Bookings bookings;
    private final Consumer<String> troubles;
    private final Thread thread;
    private final Map<String, CompletableFuture<WorkflowExecutionInfo>> byRunId = new HashMap<>();
    private Instant newest;
    private volatile boolean stopping;

    /// Begins to look.
    ///
    /// @param troubles hears what does not work, in sentences
    public ClosedBookings(Bookings bookings, Consumer<String> troubles) {
        this.bookings = bookings;
        this.troubles = troubles;
        this.newest = bookings.lastClosed();
        this.thread = Thread.ofVirtual().name("closed-bookings").start(this::look);
    }

    /// Completes when a run is closed. Runs that were closed before this began to look are not seen.
    synchronized CompletableFuture<WorkflowExecutionInfo> whenClosed(String runId) {
        return byRunId.computeIfAbsent(runId, _ -> new CompletableFuture<>());
    }

    private void look() {
        while (!stopping) {
            try {
                Thread.sleep(INTERVAL);
                bookings.closedSince(from()).forEach(this::closed);
                forget();
            } catch (InterruptedException stop) {
                return;
            } catch (SdkException e) {
                if (!stopping) {
                    troubles.accept("Cannot see which bookings are closed: " + e.getMessage());
                }
            }
        }
    }

    private synchronized Instant from() {
        return newest.equals(Instant.EPOCH) ? newest : newest.minus(LOOK_BACK);
    }

    private synchronized void closed(WorkflowExecutionInfo info) {
        if (info.closeTimestamp().isAfter(newest)) {
            newest = info.closeTimestamp();
        }
        whenClosed(info.execution().runId()).complete(info);
    }

    private synchronized void forget() {
        Instant oldest = newest.minus(REMEMBER);
        byRunId.values()
                .removeIf(closed ->
                        closed.isDone() && closed.join().closeTimestamp().isBefore(oldest));
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
    }
}
