package dev.furrow.test;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.*;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.model.HistoryView;
import dev.furrow.payload.Payloads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a history by hand, as a service would have written it: for a [Replayer], for a decider's own tests, for
/// whatever reads histories. What happens is named in its order; decision tasks, event ids, times and what
/// refers to what are filled in. Used by one thread.
///
/// ```java
/// RecordedHistory history = HistoryBuilder.of(Booking.class, ride)
///         .decision().activity("main.1", "Dispatch.nearby", "1.0", ride)
///         .after(Duration.ofSeconds(3)).completes("main.1", List.of(driver))
///         .decision().timer("main.2", Duration.ofMinutes(4))
///         .build();
/// ```
public final class HistoryBuilder {
    private static final Instant BEGINNING = Instant.ofEpochSecond(1_800_000_000);
    private static final TaskList LIST = new TaskList("test");

    private final Payloads payloads;
    private final String workflowId;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Map<String, Long> open = new HashMap<>();
    private Instant now = BEGINNING;
    private long pendingDecision;
    private long decided;

    private HistoryBuilder(Payloads payloads, String workflowId) {
        this.payloads = payloads;
        this.workflowId = workflowId;
    }

    /// Of a workflow that has been started.
    ///
    /// @param contract an interface with `@WorkflowType`
    /// @param arguments of its execute method
    public static HistoryBuilder of(Class<?> contract, @Nullable Object... arguments) {
        WorkflowContract known = WorkflowContract.of(contract);
        return of(known.name(), known.version(), arguments);
    }

    /// Of a workflow that has been started, by the name of its type.
    public static HistoryBuilder of(String type, String version, @Nullable Object... arguments) {
        HistoryBuilder builder = new HistoryBuilder(Payloads.json(), "by-hand");
        builder.add(new WorkflowExecutionStarted(
                builder.write(arguments),
                "86400",
                "30",
                ChildPolicy.TERMINATE,
                LIST,
                null,
                new WorkflowType(type, version),
                null,
                null,
                null,
                0,
                null));
        builder.needDecision();
        return builder;
    }

    private @Nullable String write(@Nullable Object... arguments) {
        return Arguments.write(arguments, "", "What the history says", payloads);
    }

    private long add(EventAttributes attributes) {
        long id = events.size() + 1L;
        events.add(new HistoryEvent(id, now, attributes));
        return id;
    }

    /// Adds any event; what it refers to is the caller's affair.
    public HistoryBuilder event(EventAttributes attributes) {
        add(attributes);
        return this;
    }

    /// The id of the next event.
    public long nextEventId() {
        return events.size() + 1L;
    }

    /// Time passes before what follows.
    public HistoryBuilder after(Duration time) {
        now = now.plus(time);
        return this;
    }

    private void needDecision() {
        if (pendingDecision == 0) {
            pendingDecision = add(new DecisionTaskScheduled(LIST, null, "30", "NONE"));
        }
    }

    /// A decision is made; what it asks for follows.
    public HistoryBuilder decision() {
        needDecision();
        long started = add(new DecisionTaskStarted("test", pendingDecision));
        decided = add(new DecisionTaskCompleted(null, pendingDecision, started, null, null));
        pendingDecision = 0;
        return this;
    }

    /// A worker takes the decision task and is not heard of again.
    public HistoryBuilder decisionLost() {
        needDecision();
        long started = add(new DecisionTaskStarted("test", pendingDecision));
        now = now.plusSeconds(30);
        add(new DecisionTaskTimedOut(DecisionTaskTimeoutType.START_TO_CLOSE, pendingDecision, started));
        pendingDecision = 0;
        needDecision();
        return this;
    }

    // Activities

    /// The decision schedules an activity.
    public HistoryBuilder activity(String id, String type, String version, @Nullable Object... arguments) {
        open.put(
                "activity " + id,
                add(new ActivityTaskScheduled(
                        new ActivityType(type, version),
                        id,
                        write(arguments),
                        null,
                        "NONE",
                        "NONE",
                        "60",
                        LIST,
                        null,
                        decided,
                        "NONE")));
        return this;
    }

    /// The service refuses to schedule an activity.
    public HistoryBuilder refuses(String id, String type, String version, ScheduleActivityTaskFailedCause cause) {
        add(new ScheduleActivityTaskFailed(new ActivityType(type, version), id, cause, decided));
        needDecision();
        return this;
    }

    /// A worker takes an activity; only for activities that do not end, the other methods add it.
    public HistoryBuilder starts(String id) {
        open.put("started " + id, add(new ActivityTaskStarted("test", opened("activity", id))));
        return this;
    }

    private long started(String id) {
        Long known = open.remove("started " + id);
        return known == null ? add(new ActivityTaskStarted("test", opened("activity", id))) : known;
    }

    /// An activity is completed.
    public HistoryBuilder completes(String id, @Nullable Object result) {
        long started = started(id);
        add(new ActivityTaskCompleted(write(result), closed("activity", id), started));
        needDecision();
        return this;
    }

    /// An activity fails.
    public HistoryBuilder fails(String id, @Nullable String reason, @Nullable String details) {
        long started = started(id);
        add(new ActivityTaskFailed(reason, details, closed("activity", id), started));
        needDecision();
        return this;
    }

    /// A worker that has taken an activity is too late.
    public HistoryBuilder timesOut(String id) {
        long started = started(id);
        add(new ActivityTaskTimedOut(ActivityTaskTimeoutType.START_TO_CLOSE, closed("activity", id), started, null));
        needDecision();
        return this;
    }

    // Timers

    /// The decision starts a timer.
    public HistoryBuilder timer(String id, Duration duration) {
        open.put("timer " + id, add(new TimerStarted(id, null, Long.toString(duration.toSeconds()), decided)));
        return this;
    }

    /// A timer fires.
    public HistoryBuilder fires(String id) {
        add(new TimerFired(id, closed("timer", id)));
        needDecision();
        return this;
    }

    /// The decision calls a timer off.
    public HistoryBuilder cancelsTimer(String id) {
        add(new TimerCanceled(id, closed("timer", id), decided));
        return this;
    }

    // Everything else

    /// The decision records a marker.
    ///
    /// @param value null for none
    public HistoryBuilder marker(String name, @Nullable Object value) {
        add(new MarkerRecorded(name, value == null ? null : write(value), decided));
        return this;
    }

    /// A signal comes in.
    public HistoryBuilder signal(String name, @Nullable Object... arguments) {
        add(new WorkflowExecutionSignaled(name, write(arguments), null, 0));
        needDecision();
        return this;
    }

    /// Somebody asks the execution to cancel.
    public HistoryBuilder cancelRequest() {
        add(new WorkflowExecutionCancelRequested(null, 0, null));
        needDecision();
        return this;
    }

    /// The decision completes the execution.
    public HistoryBuilder completed(@Nullable Object result) {
        add(new WorkflowExecutionCompleted(write(result), decided));
        return this;
    }

    /// The decision fails the execution.
    public HistoryBuilder failed(@Nullable String reason, @Nullable String details) {
        add(new WorkflowExecutionFailed(reason, details, decided));
        return this;
    }

    private long opened(String kind, String id) {
        Long event = open.get(kind + " " + id);
        if (event == null) {
            throw new IllegalStateException("No " + kind + " " + id + " is open; it has to be begun by a decision");
        }
        return event;
    }

    private long closed(String kind, String id) {
        long event = opened(kind, id);
        open.remove(kind + " " + id);
        return event;
    }

    /// The history.
    ///
    /// @throws IllegalStateException if it is one that no service writes
    public RecordedHistory build() {
        List<String> problems = HistoryView.of(events).problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException("No service writes such a history:\n  " + String.join("\n  ", problems));
        }
        return new RecordedHistory("test", new WorkflowExecution(workflowId, "run-by-hand"), List.copyOf(events));
    }
}
