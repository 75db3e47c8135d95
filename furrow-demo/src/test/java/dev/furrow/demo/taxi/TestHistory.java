package dev.furrow.demo.taxi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// A history, written by hand event by event. Adds by itself what SWF adds by itself: the id, the time, and the
/// decision task that an event asks for.
public final class TestHistory {
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Map<Long, Long> startedEvents = new HashMap<>();
    private Instant now = Instant.ofEpochSecond(1_000);
    private long waitingTask;
    private long startedTask;
    private long scheduledTask;
    private long lastCompleted;

    private TestHistory(String input) {
        add(
                EventType.WORKFLOW_EXECUTION_STARTED,
                event -> event.workflowExecutionStartedEventAttributes(
                        started -> started.workflowType(StockTypes.BOOK_TAXI).input(input)));
        ask();
    }

    /// A booking that has just been started.
    public static TestHistory of(Ride ride) {
        return new TestHistory(ride.text());
    }

    /// A booking with any input.
    public static TestHistory ofInput(String input) {
        return new TestHistory(input);
    }

    /// The waiting decision task is handed out.
    public TestHistory taskStarts() {
        scheduledTask = waitingTask;
        waitingTask = 0;
        startedTask = add(
                EventType.DECISION_TASK_STARTED,
                event -> event.decisionTaskStartedEventAttributes(
                        started -> started.scheduledEventId(scheduledTask).identity("decider")));
        return this;
    }

    /// It is answered; the decisions' events are to follow.
    public TestHistory taskCompletes() {
        lastCompleted = add(
                EventType.DECISION_TASK_COMPLETED,
                event -> event.decisionTaskCompletedEventAttributes(
                        completed -> completed.scheduledEventId(scheduledTask).startedEventId(startedTask)));
        return this;
    }

    /// The waiting decision task is handed out and answered.
    public TestHistory decides() {
        return taskStarts().taskCompletes();
    }

    /// The decider dies with a task in hand.
    public TestHistory taskTimesOut() {
        taskStarts();
        add(
                EventType.DECISION_TASK_TIMED_OUT,
                event -> event.decisionTaskTimedOutEventAttributes(timedOut -> timedOut.scheduledEventId(scheduledTask)
                        .startedEventId(startedTask)
                        .timeoutType("START_TO_CLOSE")));
        ask();
        return this;
    }

    /// @return the id of ActivityTaskScheduled
    public long schedules(TaxiActivity activity, String key, int attempt, String input) {
        return add(
                EventType.ACTIVITY_TASK_SCHEDULED,
                event -> event.activityTaskScheduledEventAttributes(task -> task.activityType(StockTypes.type(activity))
                        .activityId(key + "-" + attempt)
                        .control(key)
                        .input(input)
                        .decisionTaskCompletedEventId(lastCompleted)));
    }

    public TestHistory workerStarts(long scheduled) {
        startedEvents.put(
                scheduled,
                add(
                        EventType.ACTIVITY_TASK_STARTED,
                        event -> event.activityTaskStartedEventAttributes(
                                started -> started.scheduledEventId(scheduled).identity("worker"))));
        return this;
    }

    public TestHistory workerCompletes(long scheduled, String result) {
        add(
                EventType.ACTIVITY_TASK_COMPLETED,
                event -> event.activityTaskCompletedEventAttributes(completed -> completed
                        .scheduledEventId(scheduled)
                        .startedEventId(startedEvents.get(scheduled))
                        .result(result)));
        ask();
        return this;
    }

    /// A worker takes the task and succeeds.
    public TestHistory done(long scheduled, String result) {
        return workerStarts(scheduled).workerCompletes(scheduled, result);
    }

    /// A worker takes the task and fails.
    public TestHistory fails(long scheduled, String reason) {
        workerStarts(scheduled);
        add(
                EventType.ACTIVITY_TASK_FAILED,
                event -> event.activityTaskFailedEventAttributes(failed -> failed.scheduledEventId(scheduled)
                        .startedEventId(startedEvents.get(scheduled))
                        .reason(reason)));
        ask();
        return this;
    }

    /// A worker takes the task and dies.
    public TestHistory timesOut(long scheduled) {
        workerStarts(scheduled);
        add(
                EventType.ACTIVITY_TASK_TIMED_OUT,
                event -> event.activityTaskTimedOutEventAttributes(timedOut -> timedOut.scheduledEventId(scheduled)
                        .startedEventId(startedEvents.get(scheduled))
                        .timeoutType("START_TO_CLOSE")));
        ask();
        return this;
    }

    /// @return the id of TimerStarted
    public long startsTimer(int seconds) {
        return add(
                EventType.TIMER_STARTED,
                event -> event.timerStartedEventAttributes(timer -> timer.timerId(StockTypes.PATIENCE)
                        .startToFireTimeout(String.valueOf(seconds))
                        .decisionTaskCompletedEventId(lastCompleted)));
    }

    public TestHistory timerFires(long started, int afterSeconds) {
        now = now.plusSeconds(afterSeconds);
        add(
                EventType.TIMER_FIRED,
                event -> event.timerFiredEventAttributes(
                        timer -> timer.timerId(StockTypes.PATIENCE).startedEventId(started)));
        ask();
        return this;
    }

    public TestHistory cancelsTimer(long started) {
        add(
                EventType.TIMER_CANCELED,
                event -> event.timerCanceledEventAttributes(timer -> timer.timerId(StockTypes.PATIENCE)
                        .startedEventId(started)
                        .decisionTaskCompletedEventId(lastCompleted)));
        return this;
    }

    public TestHistory accepts(String taxi) {
        return signal(TaxiTypes.ACCEPTED, taxi);
    }

    public TestHistory signal(String name, String input) {
        add(
                EventType.WORKFLOW_EXECUTION_SIGNALED,
                event -> event.workflowExecutionSignaledEventAttributes(
                        signal -> signal.signalName(name).input(input).externalInitiatedEventId(0L)));
        ask();
        return this;
    }

    public TestHistory customerCancels() {
        add(
                EventType.WORKFLOW_EXECUTION_CANCEL_REQUESTED,
                event -> event.workflowExecutionCancelRequestedEventAttributes(
                        cancel -> cancel.externalInitiatedEventId(0L)));
        ask();
        return this;
    }

    public TestHistory completes(String result) {
        add(
                EventType.WORKFLOW_EXECUTION_COMPLETED,
                event -> event.workflowExecutionCompletedEventAttributes(
                        close -> close.result(result).decisionTaskCompletedEventId(lastCompleted)));
        return this;
    }

    public TestHistory cancels(String details) {
        add(
                EventType.WORKFLOW_EXECUTION_CANCELED,
                event -> event.workflowExecutionCanceledEventAttributes(
                        close -> close.details(details).decisionTaskCompletedEventId(lastCompleted)));
        return this;
    }

    /// Any other event.
    ///
    /// @return its id
    public long add(EventType type, Consumer<HistoryEvent.Builder> attributes) {
        now = now.plus(Duration.ofMillis(10));
        HistoryEvent.Builder event = HistoryEvent.builder()
                .eventId((long) events.size() + 1)
                .eventTimestamp(now)
                .eventType(type);
        attributes.accept(event);
        events.add(event.build());
        return events.size();
    }

    /// The event before needs the decider's attention.
    public TestHistory ask() {
        if (waitingTask == 0) {
            waitingTask = add(
                    EventType.DECISION_TASK_SCHEDULED,
                    event -> event.decisionTaskScheduledEventAttributes(
                            task -> task.taskList(list -> list.name(TaxiTypes.DECISIONS))));
        }
        return this;
    }

    public List<HistoryEvent> events() {
        return List.copyOf(events);
    }
}
