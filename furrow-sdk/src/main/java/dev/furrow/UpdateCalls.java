package dev.furrow;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.internal.failure.Failures;
import dev.furrow.internal.replay.Ids;
import dev.furrow.payload.Payloads;
import dev.furrow.workflow.Failure;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls methods with `@Update`: sends a signal that nobody else sends, and waits for the marker that answers it.
final class UpdateCalls {
    private static final int AT_ONCE = 20;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Furrow furrow;

    UpdateCalls(Furrow furrow) {
        this.furrow = furrow;
    }

    /// @param run which has to be open
    /// @throws WorkflowFailedException if the method throws what it does not declare, or if the execution ends
    ///         without an answer
    /// @throws Throwable what the method declares and throws
    @Nullable Object call(WorkflowContract contract, WorkflowHandle<?> run, String name, @Nullable Object[] arguments)
            throws Throwable {
        Signature update = contract.updates().get(name);
        if (update == null) {
            throw new IllegalArgumentException(contract.describe() + " has no update " + name);
        }
        Ids.UpdateCall call = new Ids.UpdateCall(UUID.randomUUID().toString(), name);
        run.sendSignal(
                call.signal(),
                Arguments.write(arguments, contract.name(), "The arguments of " + update.describe(), payloads()));
        MarkerRecorded answer = await(run, call);
        if (answer == null) {
            throw new WorkflowFailedException(
                    run.workflowId(), run.runId(), new Failure.NotStarted("the execution ended before " + name), "");
        }
        if (answer.markerName().equals(call.answer())) {
            return payloads()
                    .read(answer.details(), update.result(), contract.name(), "The answer of " + update.describe());
        }
        Failures.Read refusal = Failures.read(null, answer.details(), update.declared(), payloads());
        if (refusal.declared() != null) {
            throw refusal.declared();
        }
        throw new WorkflowFailedException(run.workflowId(), run.runId(), refusal.failure(), refusal.remoteStack());
    }

    /// @return null if the execution ended without an answer
    private @Nullable MarkerRecorded await(WorkflowHandle<?> run, Ids.UpdateCall call) throws InterruptedException {
        Patience patience = new Patience(furrow);
        long seen = 0;
        while (true) {
            Look look = look(run, call, seen, patience);
            if (look.answer() != null || look.closed()) {
                return look.answer();
            }
            if (look.newest() == seen || !patience.waits()) {
                patience.pause(LONG);
            }
            seen = look.newest();
        }
    }

    /// What has come since the last time.
    private record Look(@Nullable MarkerRecorded answer, boolean closed, long newest) {}

    /// Reads the newest events first, down to those that are known and to the call itself.
    private Look look(WorkflowHandle<?> run, Ids.UpdateCall call, long seen, Patience patience)
            throws InterruptedException {
        boolean closed = false;
        long newest = seen;
        String token = null;
        do {
            var request = new GetWorkflowExecutionHistoryRequest(
                    furrow.options().domain(),
                    new WorkflowExecution(run.workflowId(), run.runId()),
                    token,
                    AT_ONCE,
                    true);
            History page = token == null
                    ? patience.history(request, seen, LONG)
                    : furrow.swf().getWorkflowExecutionHistory(request);
            for (HistoryEvent event : page.events()) {
                newest = Math.max(newest, event.eventId());
                if (event.eventId() <= seen || isOwnSignal(event, call)) {
                    return new Look(null, closed, newest);
                }
                closed |= Closing.closes(event.attributes());
                if (event.attributes() instanceof MarkerRecorded marker && answers(marker, call)) {
                    return new Look(marker, closed, newest);
                }
            }
            token = page.nextPageToken();
        } while (token != null);
        return new Look(null, closed, newest);
    }

    private static boolean isOwnSignal(HistoryEvent event, Ids.UpdateCall call) {
        return event.attributes() instanceof WorkflowExecutionSignaled signal
                && signal.signalName().equals(call.signal());
    }

    private static boolean answers(MarkerRecorded marker, Ids.UpdateCall call) {
        return marker.markerName().equals(call.answer()) || marker.markerName().equals(call.refusal());
    }

    private Payloads payloads() {
        return furrow.options().payloads();
    }
}
