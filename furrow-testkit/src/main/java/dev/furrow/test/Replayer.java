package dev.furrow.test;

import dev.furrow.WorkflowHandle;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.internal.replay.Execution;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.payload.Payloads;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs today's code over yesterday's histories and throws where they part. Used by one thread.
///
/// ```java
/// Replayer.all(Path.of("src/test/histories")).workflows(TaxiBookingWorkflow.class).run();
/// ```
public final class Replayer {
    private final List<RecordedHistory> histories;
    private final Map<WorkflowType, WorkflowDefinition> definitions = new LinkedHashMap<>();
    private Payloads payloads = Payloads.json();

    private Replayer(List<RecordedHistory> histories) {
        this.histories = histories;
    }

    /// Of a run of a service, as it stands now.
    public static Replayer of(WorkflowHandle<?> handle) {
        return new Replayer(List.of(RecordedHistory.of("replay", handle)));
    }

    /// Of recorded histories.
    public static Replayer of(RecordedHistory... histories) {
        return new Replayer(List.of(histories));
    }

    /// Of every history in a folder.
    public static Replayer all(Path folder) {
        List<RecordedHistory> all = RecordedHistory.readAll(folder);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no history in " + folder.toAbsolutePath());
        }
        return new Replayer(all);
    }

    /// With these workflows, by classes with a constructor without parameters.
    public Replayer workflows(Class<?>... implementations) {
        for (Class<?> implementation : implementations) {
            WorkflowDefinition.of(implementation).forEach(this::add);
        }
        return this;
    }

    /// With a workflow whose objects a supplier makes.
    public <T> Replayer workflow(Class<T> implementation, Supplier<? extends T> factory) {
        WorkflowDefinition.of(implementation, factory).forEach(this::add);
        return this;
    }

    private void add(WorkflowDefinition definition) {
        definitions.put(
                new WorkflowType(
                        definition.contract().name(), definition.contract().version()),
                definition);
    }

    /// With the payloads that the histories were written with.
    public Replayer payloads(Payloads same) {
        payloads = same;
        return this;
    }

    /// Replays everything.
    ///
    /// @throws dev.furrow.workflow.ReplayDivergedException if code and history part
    public void run() {
        upTo(Long.MAX_VALUE);
    }

    /// Replays up to an event.
    ///
    /// @throws dev.furrow.workflow.ReplayDivergedException if code and history part before it
    public void upTo(long eventId) {
        for (RecordedHistory history : histories) {
            Execution execution = executionOf(history);
            try {
                execution.replay(history.events().stream()
                        .filter(event -> event.eventId() <= eventId)
                        .toList());
            } finally {
                execution.drop();
            }
        }
    }

    /// Runs one activity of the past here, with the input that it had then; nothing is reported to anybody. Inside it
    /// [dev.furrow.activity.Activity] works, but heartbeats go nowhere.
    ///
    /// @param activityId as in the history, such as `main.3`
    /// @param implementation an object with the interface of the activity
    /// @return what the method returned
    /// @throws IllegalArgumentException if no history has such an activity, or the object has no such method
    /// @throws Throwable what the method threw
    public @Nullable Object rerunActivity(String activityId, Object implementation) throws Throwable {
        for (RecordedHistory history : histories) {
            for (HistoryEvent event : history.events()) {
                if (event.attributes() instanceof ActivityTaskScheduled scheduled
                        && scheduled.activityId().equals(activityId)) {
                    return RerunActivity.run(history, scheduled, implementation, payloads);
                }
            }
        }
        throw new IllegalArgumentException("No history has an activity " + activityId);
    }

    private Execution executionOf(RecordedHistory history) {
        HistoryEvent first = history.events().getFirst();
        if (!(first.attributes() instanceof WorkflowExecutionStarted started)) {
            throw new IllegalArgumentException("The history of "
                    + history.workflowExecution().workflowId() + " does not begin with its first event");
        }
        WorkflowDefinition definition = definitions.get(started.workflowType());
        if (definition == null) {
            throw new IllegalArgumentException("The history of "
                    + history.workflowExecution().workflowId() + " is of "
                    + started.workflowType().name() + " "
                    + started.workflowType().version()
                    + ", which is none of " + definitions.keySet());
        }
        return new Execution(
                definition,
                payloads,
                dev.furrow.internal.intercept.Interceptors.NONE,
                history.domain(),
                history.workflowExecution());
    }
}
