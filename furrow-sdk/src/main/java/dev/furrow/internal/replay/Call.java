package dev.furrow.internal.replay;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import org.jspecify.annotations.Nullable;

/// A command with an end that a strand waits for.
abstract class Call extends Command {
    private final Execution execution;
    private @Nullable StrandContext waiter;
    private boolean done;
    private long recordedIn;

    Call(Execution execution, CommandKey key, String strand, String what, @Nullable String at) {
        super(key, strand, what, at);
        this.execution = execution;
    }

    boolean isDone() {
        return done;
    }

    /// The event that shows that the service has it; 0 as long as none does.
    long recordedIn() {
        return recordedIn;
    }

    void awaitedBy(StrandContext strand) {
        waiter = strand;
    }

    /// It has ended; whoever waits goes on.
    void end() {
        done = true;
        wake();
    }

    void wake() {
        if (waiter != null) {
            execution.tree().wake(waiter);
        }
    }

    @Override
    void recorded(Recorded recorded) {
        recordedIn = recorded.event().eventId();
        if (accepted(recorded.event().attributes())) {
            execution.calls().add(this);
        } else {
            end();
        }
    }

    /// Whether the service did as asked; if not, the call remembers why.
    abstract boolean accepted(EventAttributes attributes);

    /// Something has happened to it later on.
    ///
    /// @return whether that was the end
    abstract boolean happened(HistoryEvent event);

    /// Nobody wants it any more: what was not sent is forgotten, what was is called off.
    void cancel() {
        if (done) {
            return;
        }
        if (!execution.commands().withdraw(this) && recordedIn != 0) {
            Command cancellation = cancellation();
            if (cancellation != null) {
                execution.commands().add(cancellation);
            }
        }
        waiter = null;
        execution.calls().forget(this);
    }

    /// What calls it off; null if nothing does.
    abstract @Nullable Command cancellation();

    Execution execution() {
        return execution;
    }
}
