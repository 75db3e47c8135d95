package dev.furrow.server.console.insight;

import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskScheduled;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An execution as it was right after one of its events, and what its decider had decided last.
///
/// @param event the event
/// @param work its state and what was open, by the engine's own folding. Heartbeats leave no event, so there are
///         none.
/// @param context the executionContext of the last decision that brought one
/// @param decidedBy the completed decision task whose decisions are shown; 0 if there was none by then
/// @param decisions what these decisions brought about, whole events, up to the event and beyond it
public record Scrub(
        HistoryEvent event, OpenWork work, @Nullable String context, long decidedBy, List<HistoryEvent> decisions) {

    /// Folds a history up to an event.
    ///
    /// @param history from the first event on, in order; read beyond the event only for the rest of its decisions
    /// @throws IllegalArgumentException if the history ends before the event
    public static Scrub at(RunKey key, Iterable<HistoryEvent> history, long eventId) {
        WorkflowExecutionState state = null;
        OpenWork then = null;
        HistoryEvent chosen = null;
        TaskSink nobody = TaskSink.into(new LinkedHashSet<>());
        String context = null;
        long decidedBy = 0;
        List<HistoryEvent> decisions = new ArrayList<>();
        for (HistoryEvent event : history) {
            if (chosen != null && !isDecided(event, decidedBy, decisions)) {
                break;
            }
            if (chosen == null) {
                if (state == null) {
                    state = WorkflowExecutionState.begin(key, event, LifeCycleObserver.NONE);
                } else {
                    state.apply(event, nobody);
                }
                if (event.attributes() instanceof DecisionTaskCompleted completed) {
                    decidedBy = event.eventId();
                    decisions.clear();
                    context = completed.executionContext() == null ? context : completed.executionContext();
                }
            }
            if (isDecided(event, decidedBy, decisions)) {
                decisions.add(event);
            }
            if (event.eventId() == eventId) {
                chosen = event;
                then = OpenWork.of(Objects.requireNonNull(state, "It begins with the first event"));
            }
        }
        if (chosen == null || then == null) {
            throw new IllegalArgumentException("The history ends before event " + eventId);
        }
        return new Scrub(chosen, then, context, decidedBy, List.copyOf(decisions));
    }

    /// The events of a batch follow each other.
    private static boolean isDecided(HistoryEvent event, long decidedBy, List<HistoryEvent> decisions) {
        return decidedBy != 0
                && event.eventId() == decidedBy + decisions.size() + 1
                && !(event.attributes() instanceof DecisionTaskScheduled)
                && (Named.of(event.attributes()).decision() == decidedBy
                        || (!decisions.isEmpty() && Named.of(event.attributes()).starter() == event.eventId() - 1));
    }
}
