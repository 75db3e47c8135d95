package dev.furrow.engine.store;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.WorkflowExecutionConfiguration;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionOpenCounts;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A run as far as a store looks at it, and what is written of it.
///
/// @param key the run
/// @param type its type
/// @param startedAt milliseconds since 1970
/// @param tags its tags
/// @param parent the run that started it
/// @param cancelRequested whether somebody asked to cancel
public record SampleRun(
        RunKey key,
        WorkflowType type,
        long startedAt,
        @Nullable List<String> tags,
        @Nullable WorkflowExecution parent,
        boolean cancelRequested) {

    /// When runs start if nothing else is said.
    public static final long START = 1_800_000_000_000L;

    /// A run in the domain `farm`.
    ///
    /// @param number makes its run id
    public static SampleRun of(String workflowId, long number) {
        return of("farm", workflowId, new RunId(1, number));
    }

    /// A run with nothing special about it.
    public static SampleRun of(String domain, String workflowId, RunId runId) {
        return new SampleRun(
                new RunKey(domain, workflowId, runId), new WorkflowType("harvest", "1"), START, null, null, false);
    }

    /// The same run in another domain.
    public SampleRun in(String domain) {
        return new SampleRun(
                new RunKey(domain, key.workflowId(), key.runId()), type, startedAt, tags, parent, cancelRequested);
    }

    /// The same run of another type.
    public SampleRun typed(String name, String version) {
        return new SampleRun(key, new WorkflowType(name, version), startedAt, tags, parent, cancelRequested);
    }

    /// The same run started at another time.
    public SampleRun startedAt(long millis) {
        return new SampleRun(key, type, millis, tags, parent, cancelRequested);
    }

    /// The same run with tags.
    public SampleRun tagged(String... some) {
        return new SampleRun(key, type, startedAt, List.of(some), parent, cancelRequested);
    }

    /// The same run as a child.
    public SampleRun childOf(WorkflowExecution other) {
        return new SampleRun(key, type, startedAt, tags, other, cancelRequested);
    }

    /// The same run after somebody asked to cancel it.
    public SampleRun askedToCancel() {
        return new SampleRun(key, type, startedAt, tags, parent, true);
    }

    /// What visibility shows of it while it is open.
    public WorkflowExecutionInfo open() {
        return new WorkflowExecutionInfo(
                key.execution(),
                type,
                Instant.ofEpochMilli(startedAt),
                null,
                ExecutionStatus.OPEN,
                null,
                parent,
                tags,
                cancelRequested);
    }

    /// What visibility shows of it once it has closed.
    public WorkflowExecutionInfo closed(CloseStatus status, long at) {
        return new WorkflowExecutionInfo(
                key.execution(),
                type,
                Instant.ofEpochMilli(startedAt),
                Instant.ofEpochMilli(at),
                ExecutionStatus.CLOSED,
                status,
                parent,
                tags,
                cancelRequested);
    }

    /// What is kept of it once it has closed.
    public WorkflowExecutionDetail detail(CloseStatus status, long at) {
        return new WorkflowExecutionDetail(
                closed(status, at),
                new WorkflowExecutionConfiguration(
                        "30",
                        "3600",
                        new TaskList("deciders"),
                        "-7",
                        ChildPolicy.REQUEST_CANCEL,
                        "arn:aws:iam::012345678901:role/r"),
                new WorkflowExecutionOpenCounts(1, 0, 2, 3, 4),
                Instant.ofEpochMilli(startedAt + 1),
                "a note of the decider's");
    }

    /// It begins, with events from 1.
    public RunWrite begins(String... events) {
        return new RunWrite(key, 1, bytes(events), open(), true, null, false);
    }

    /// It begins and closes in one turn.
    public RunWrite beginsAndCloses(CloseStatus status, long at, String... events) {
        return new RunWrite(key, 1, bytes(events), null, true, detail(status, at), false);
    }

    /// It gets events.
    public RunWrite appends(long firstEventId, String... events) {
        return new RunWrite(key, firstEventId, bytes(events), null, false, null, false);
    }

    /// What visibility shows of it has changed.
    public RunWrite changes(long firstEventId, String... events) {
        return new RunWrite(key, firstEventId, bytes(events), open(), false, null, false);
    }

    /// It closes; it may have heartbeats.
    public RunWrite closes(CloseStatus status, long at, long firstEventId, String... events) {
        return new RunWrite(key, firstEventId, bytes(events), null, false, detail(status, at), true);
    }

    /// It completes with one event.
    public RunWrite completes(long at, long firstEventId) {
        return closes(CloseStatus.COMPLETED, at, firstEventId, event(firstEventId));
    }

    /// Some JSON for an event.
    public static String event(long id) {
        return "{\"eventId\":" + id + "}";
    }

    /// Some JSON for each of the events from one id to another, both included.
    public static String[] events(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(SampleRun::event).toArray(String[]::new);
    }

    private static List<byte[]> bytes(String... events) {
        return Arrays.stream(events)
                .map(event -> event.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
