package dev.furrow.internal.worker;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.DecisionTaskTimedOut;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.internal.replay.Decided;
import dev.furrow.internal.replay.Execution;
import dev.furrow.internal.replay.Ids;
import dev.furrow.internal.replay.WorkflowDefinition;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.spi.ErrorEvent;
import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes decisions: brings an execution up to date, from memory or from its history, and answers with what it
/// wants.
///
/// When the code does not fit the history, or throws an error, the task is left to time out, once. After that
/// the execution is parked: answered with a timer of a reserved name, a minute at first and up to an hour, which
/// costs few events and which replays pass over.
public final class DecisionTaskHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionTaskHandler.class);
    private static final int LONGEST_LIST = 256;
    private static final long PARK_SECONDS = 60;
    private static final long PARK_SECONDS_MOST = 3_600;

    private final SwfClient client;
    private final WorkerSetup setup;
    private final WarmExecutions warm;
    private final @Nullable String ownList;

    /// @param client how to answer
    public DecisionTaskHandler(SwfClient client, WorkerSetup setup) {
        this.client = client;
        this.setup = setup;
        warm = new WarmExecutions(setup.warm());
        ownList = setup.affinity() == null || setup.warm() == 0 ? null : ownList(setup.taskList());
    }

    /// A list that no other worker has.
    private static String ownList(String taskList) {
        String unique = "~" + UUID.randomUUID();
        int room = LONGEST_LIST - unique.length();
        return (taskList.length() > room ? taskList.substring(0, room) : taskList) + unique;
    }

    /// The list on which the decisions of executions in memory wait for this worker; null if they do not.
    public @Nullable String ownList() {
        return ownList;
    }

    /// The request that polls for what this handler takes.
    public PollForDecisionTaskRequest poll() {
        return poll(setup.taskList());
    }

    /// The request that polls a list.
    public PollForDecisionTaskRequest poll(String list) {
        return new PollForDecisionTaskRequest(
                setup.domain(),
                new dev.furrow.api.TaskList(list),
                setup.identity(),
                null,
                null,
                null,
                setup.warm() > 0);
    }

    /// Makes a decision and answers.
    ///
    /// @return what kept it from being made; null if it was made
    public @Nullable Throwable handle(DecisionTask task) {
        WorkflowExecution id = Objects.requireNonNull(task.workflowExecution());
        WorkflowType type = Objects.requireNonNull(task.workflowType());
        long begun = System.nanoTime();
        Work work = new Work();
        Throwable trouble;
        try {
            trouble = (Throwable) setup.interceptors()
                    .around(
                            () -> new Intercepted.MakeDecision(
                                    id.workflowId(), id.runId(), type.name(), type.version()),
                            () -> make(task, id, type, work));
        } catch (Throwable intercepted) {
            tell(id, type, intercepted);
            trouble = intercepted;
        }
        setup.telemetry()
                .record(new Measured.DecisionMade(
                        type.name(),
                        type.version(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        work.warm,
                        work.events,
                        task.startedEventId(),
                        work.decisions,
                        warm.size(),
                        endOf(trouble)));
        return trouble;
    }

    /// What is measured on the way.
    private static final class Work {
        private boolean warm;
        private int events;
        private int decisions;
    }

    private static Measured.DecisionEnd endOf(@Nullable Throwable trouble) {
        if (trouble == null) {
            return Measured.DecisionEnd.MADE;
        }
        if (trouble instanceof SwfException refused) {
            return refused.type() == FaultType.UNKNOWN_RESOURCE
                    ? Measured.DecisionEnd.TOO_LATE
                    : Measured.DecisionEnd.REFUSED;
        }
        return Measured.DecisionEnd.SUSPENDED;
    }

    private void tell(WorkflowExecution id, WorkflowType type, Throwable defect) {
        setup.onError()
                .accept(new ErrorEvent.DecisionFailed(
                        id.workflowId(), id.runId(), type.name() + " " + type.version(), defect));
    }

    private @Nullable Throwable make(DecisionTask task, WorkflowExecution id, WorkflowType type, Work work) {
        WorkflowDefinition definition = setup.workflows().get(type);
        WarmExecutions.Ticket ticket = warm.take(id.runId());
        Execution execution = null;
        Execution kept = null;
        try {
            execution = current(task, ticket.execution());
            if (definition == null) {
                throw new IllegalStateException("This worker has no workflow " + type.name() + " " + type.version()
                        + "; it has " + setup.workflows().keySet() + ". Start it on another task list, or register it");
            }
            List<HistoryEvent> events;
            if (execution == null) {
                execution = new Execution(definition, setup.payloads(), setup.interceptors(), setup.domain(), id);
                events = wholeHistory(task, id);
            } else {
                work.warm = true;
                long known = execution.played();
                events = givenEvents(task).stream()
                        .filter(event -> event.eventId() > known)
                        .toList();
            }
            work.events = events.size();
            Decided decided = execution.decide(events, task.startedEventId());
            work.decisions = decided.decisions().size();
            boolean keeps = !execution.isClosing() && setup.warm() > 0;
            respond(task, decided.decisions(), decided.executionContext(), keeps ? ownList : null);
            if (keeps) {
                kept = execution;
            }
            return null;
        } catch (SwfException refused) {
            if (refused.type() == FaultType.UNKNOWN_RESOURCE) {
                LOG.debug("The decision of {} came too late: {}", id.workflowId(), refused.getMessage());
            } else {
                // Not one of the decisions was taken, and the same ones would be refused again.
                setup.onError().accept(new ErrorEvent.ReportFailed(id.workflowId(), null, refused));
                park(task, execution == null ? 0 : execution.parkings());
            }
            return refused;
        } catch (RuntimeException | Error defect) {
            tell(id, type, defect);
            park(task, execution == null ? 0 : execution.parkings());
            return defect;
        } finally {
            if (execution != null && kept == null) {
                execution.drop();
            }
            warm.giveBack(ticket, kept);
        }
    }

    /// The execution in memory, if it stands exactly where the service believes that it stands.
    private static @Nullable Execution current(DecisionTask task, @Nullable Execution inMemory) {
        if (inMemory != null && inMemory.played() != task.previousStartedEventId()) {
            inMemory.drop();
            return null;
        }
        return inMemory;
    }

    private List<HistoryEvent> wholeHistory(DecisionTask task, WorkflowExecution id) {
        List<HistoryEvent> given = givenEvents(task);
        if (!given.isEmpty() && given.getFirst().eventId() == 1) {
            return given;
        }
        return Histories.read(client, setup.domain(), id, task.startedEventId());
    }

    private List<HistoryEvent> givenEvents(DecisionTask task) {
        List<HistoryEvent> events = new ArrayList<>(Objects.requireNonNull(task.events()));
        String token = task.nextPageToken();
        while (token != null) {
            PollForDecisionTaskRequest first = poll();
            DecisionTask page = client.pollForDecisionTask(new PollForDecisionTaskRequest(
                    first.domain(),
                    first.taskList(),
                    first.identity(),
                    token,
                    null,
                    null,
                    first.startAtPreviousStartedEvent()));
            events.addAll(Objects.requireNonNull(page.events()));
            token = page.nextPageToken();
        }
        return events;
    }

    /// @param nextOn the list on which the next decision waits for a while; null for where it always does
    private void respond(
            DecisionTask task, List<Decision> decisions, @Nullable String context, @Nullable String nextOn) {
        Duration patience = setup.affinity();
        client.respondDecisionTaskCompleted(new RespondDecisionTaskCompletedRequest(
                Objects.requireNonNull(task.taskToken()),
                decisions,
                context,
                nextOn == null ? null : new dev.furrow.api.TaskList(nextOn),
                nextOn == null || patience == null ? null : Long.toString(patience.toSeconds())));
    }

    private void park(DecisionTask task, int parkings) {
        if (parkings == 0 && !hasTimedOutBefore(task)) {
            return;
        }
        long seconds = Math.min(PARK_SECONDS_MOST, PARK_SECONDS << Math.min(parkings, 10));
        try {
            respond(
                    task,
                    List.of(new StartTimerDecision(Ids.PARK + task.startedEventId(), null, Long.toString(seconds))),
                    null,
                    null);
        } catch (RuntimeException late) {
            LOG.debug("The execution could not be parked", late);
        }
    }

    private static boolean hasTimedOutBefore(DecisionTask task) {
        for (HistoryEvent event : Objects.requireNonNull(task.events()).reversed()) {
            if (event.attributes() instanceof DecisionTaskTimedOut) {
                return true;
            }
            if (event.attributes() instanceof DecisionTaskCompleted) {
                return false;
            }
        }
        return false;
    }

    /// Lets go of all executions in memory.
    public void evictAll() {
        warm.dropAll();
    }

    /// How many executions are in memory.
    public int warmExecutions() {
        return warm.size();
    }
}
