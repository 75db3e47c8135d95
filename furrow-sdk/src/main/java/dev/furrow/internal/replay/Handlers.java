package dev.furrow.internal.replay;

import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.failure.Failures;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.SignalReceived;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What signals call: the methods with `@Signal`, and those with `@Update`, which answer by a marker. Each call
/// has a strand of its own, and waits until the workflow's method has begun.
final class Handlers {
    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    private final Execution execution;
    private final List<SignalReceived> unhandled = new ArrayList<>();
    /// Those that came after the workflow had returned, and keep it from closing.
    private final Set<StrandContext> late = new HashSet<>();

    Handlers(Execution execution) {
        this.execution = execution;
    }

    /// One call.
    private interface Body {
        void run(StrandContext self);
    }

    /// The signals that no method takes.
    List<SignalReceived> unhandled() {
        return unhandled;
    }

    /// Whether one is at work that came too late for anybody to wait for it.
    boolean areLate() {
        return !late.isEmpty();
    }

    boolean isLate(StrandContext root) {
        return late.contains(root);
    }

    /// @param first whether its handler goes before everything that is ready already
    void deliver(WorkflowExecutionSignaled signal, boolean first) {
        Ids.UpdateCall update = Ids.UpdateCall.read(signal.signalName());
        if (update != null) {
            begin("update-" + update.name(), first, self -> update(update, signal.input()));
            return;
        }
        Signature handler = execution.definition().contract().signals().get(signal.signalName());
        if (handler == null) {
            unhandled.add(new SignalReceived(signal.signalName(), signal.input()));
            if (!execution.isReplaying()) {
                LOG.info(
                        "{} has no method for the signal {}; it is kept",
                        execution.id().workflowId(),
                        signal.signalName());
            }
            return;
        }
        begin("signal-" + signal.signalName(), first, self -> signal(self, handler, signal));
    }

    private void begin(String name, boolean first, Body body) {
        StrandContext[] self = new StrandContext[1];
        self[0] = execution
                .tree()
                .root(
                        name,
                        () -> {
                            try {
                                body.run(self[0]);
                            } finally {
                                late.remove(self[0]);
                                execution.tree().ended(self[0]);
                            }
                        },
                        first);
        if (execution.ending().isDecided()) {
            late.add(self[0]);
        }
    }

    private void signal(StrandContext self, Signature handler, WorkflowExecutionSignaled signal) {
        try {
            call(self, handler, signal.signalName(), signal.input());
        } catch (Throwable thrown) {
            if (!execution.ending().isDecided() && !(thrown instanceof CancelledException)) {
                execution.ending().threw(handler, thrown);
            } else if (thrown instanceof Error error) {
                throw error;
            }
        }
    }

    private @Nullable Object call(StrandContext self, Signature handler, String name, @Nullable String input)
            throws Throwable {
        execution.tree().strands().await(self.strand(), execution::isExecuting);
        @Nullable Object[] arguments = Arguments.read(handler, input, execution.info().type(), execution.payloads());
        return execution
                .interceptors()
                .around(
                        () -> new Intercepted.HandleSignal(execution.info(), name, execution.isReplaying()),
                        () -> execution.object().invoke(handler, arguments));
    }

    /// Answers whatever happens, for somebody waits: an exception is an answer, and does not end the workflow.
    private void update(Ids.UpdateCall update, @Nullable String input) {
        Signature handler = execution.definition().contract().updates().get(update.name());
        StrandContext self = StrandContext.current(execution, update.name());
        List<Class<? extends Throwable>> declared = handler == null ? List.of() : handler.declared();
        try {
            if (handler == null) {
                throw new UnsupportedOperationException(execution.info().type() + " "
                        + execution.info().version() + " has no @Update " + update.name());
            }
            Object result = call(self, handler, update.name(), input);
            answer(
                    self,
                    update.answer(),
                    handler.isVoid()
                            ? null
                            : execution
                                    .payloads()
                                    .write(result, execution.info().type(), "The answer of " + handler.describe()));
        } catch (Error defect) {
            throw defect;
        } catch (Throwable thrown) {
            answer(
                    self,
                    update.refusal(),
                    Failures.write(thrown, declared, execution.payloads()).details());
        }
    }

    private void answer(StrandContext self, String marker, @Nullable String details) {
        execution.commands().add(Plain.marker(marker, details, self.name(), null));
    }
}
