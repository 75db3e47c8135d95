package dev.furrow;

import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.lowlevel.CallInterruptedException;
import java.time.Duration;

/// Waits for a history to go on: on the service, where it can wait, and otherwise by asking every so often, at first
/// soon and then more and more seldom. For one caller and one wait.
final class Patience {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Furrow furrow;
    private Duration pause = FIRST_PAUSE;
    private long askedAt;
    private boolean waits;

    Patience(Furrow furrow) {
        this.furrow = furrow;
    }

    /// Reads a page of a history, perhaps after a wait.
    ///
    /// @param afterEventId what is known of it; [Long#MAX_VALUE] to wait for its end
    History history(GetWorkflowExecutionHistoryRequest request, long afterEventId, Duration atMost)
            throws InterruptedException {
        askedAt = System.nanoTime();
        waits = furrow.capabilities().historyWait();
        try {
            return waits
                    ? furrow.swf().awaitWorkflowExecutionHistory(request, afterEventId, atMost)
                    : furrow.swf().getWorkflowExecutionHistory(request);
        } catch (CallInterruptedException interrupted) {
            Thread.interrupted();
            InterruptedException told = new InterruptedException(interrupted.getMessage());
            told.initCause(interrupted);
            throw told;
        }
    }

    /// Whether the service waited when it was asked last.
    boolean waits() {
        return waits;
    }

    /// Pauses after an answer that did not bring what is waited for, unless the service has taken its time for it. A
    /// service whose waits come to nothing, for whatever reason, is not asked more often than one that has none.
    void pause(Duration atMost) throws InterruptedException {
        if (!waits || System.nanoTime() - askedAt < pause.toNanos()) {
            furrow.transport().pause(atMost.compareTo(pause) < 0 ? atMost : pause);
        }
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
