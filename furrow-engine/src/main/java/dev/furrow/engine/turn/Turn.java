package dev.furrow.engine.turn;

import dev.furrow.api.TaskList;
import dev.furrow.api.event.DecisionTaskScheduled;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.LambdaFunctionScheduled;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTerminatedCause;
import dev.furrow.api.fault.Fault;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.execution.LifeCycleObserver;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskSink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.IdSource;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent;
import dev.furrow.engine.message.MessageId;
import dev.furrow.engine.message.MessageSequence;
import dev.furrow.engine.registry.RegistryChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// The decision of one request, deadline or message while it is being made, and then its outcome.
///
/// It gives `now` and ids, so that deciding reads neither clock nor chance, and it collects everything that is to
/// happen: new events, tasks, messages, the answer. Events are applied to their run as they are appended, because
/// later parts of a decision see the effect of earlier ones; nobody outside the lane sees any of it before the turn's
/// batch is durable. The rule that keeps a refused request without trace: throw a [Fault] before appending anything.
/// (Ends of timeouts that were overdue when the run was opened stay, whatever becomes of the request.)
///
/// Belongs to one lane; not safe for use by several threads.
public final class Turn implements TaskSink {
    private final long now;
    private final IdSource ids;
    private final MessageSequence sequence;
    private final OpenExecutions executions;
    private final ToIntFunction<String> historyLimit;
    private final List<RunChanges> runs = new ArrayList<>(1);
    private final List<TaskChange> taskChanges = new ArrayList<>(2);
    private final List<Message> sent = new ArrayList<>(0);
    private final List<Message> received = new ArrayList<>(0);
    private final List<Heartbeat> heartbeats = new ArrayList<>(0);
    private final List<LambdaCall> lambdaCalls = new ArrayList<>(0);
    private final List<RegistryChange> registryChanges = new ArrayList<>(0);
    private final List<RunKey> purged = new ArrayList<>(0);
    private @Nullable Supplier<Answer> answer;
    private boolean answerReadsStore;
    private @Nullable WantedHistory wantedHistory;
    private @Nullable Function<List<byte[]>, Answer> answerFromRecent;
    private @Nullable Fault fault;
    private @Nullable Runnable instead;

    /// @param now milliseconds since 1970; never earlier than in any turn before
    /// @param historyLimit the number of events at which a run of a domain is terminated
    public Turn(
            long now,
            IdSource ids,
            MessageSequence sequence,
            OpenExecutions executions,
            ToIntFunction<String> historyLimit) {
        this.now = now;
        this.ids = ids;
        this.sequence = sequence;
        this.executions = executions;
        this.historyLimit = historyLimit;
    }

    /// The time at which all of this happens, in milliseconds since 1970.
    public long now() {
        return now;
    }

    /// How many runs are open in a domain.
    public int openExecutions(String domain) {
        return executions.count(domain);
    }

    /// The open run of a workflowId, with everything that was overdue done; null if there is none (any more).
    public @Nullable WorkflowExecutionState open(String domain, String workflowId) {
        WorkflowExecutionState execution = executions.find(domain, workflowId);
        if (execution == null) {
            return null;
        }
        if (execution.dueNoEarlierThan() <= now) {
            Overdue.bringUpToDate(execution, this);
        }
        return execution.isOpen() ? execution : null;
    }

    /// The open run of a workflowId as it is, for a look that must not write anything; null if there is none.
    public @Nullable WorkflowExecutionState peek(String domain, String workflowId) {
        return executions.find(domain, workflowId);
    }

    /// The run as it is, for a look that must not write anything; null if it is not open, or barred.
    public @Nullable WorkflowExecutionState peek(RunKey run) {
        try {
            WorkflowExecutionState execution = peek(run.domain(), run.workflowId());
            return execution != null && execution.key().equals(run) ? execution : null;
        } catch (Fault barred) {
            return null;
        }
    }

    /// The run, if it is open, with everything that was overdue done.
    public @Nullable WorkflowExecutionState open(String domain, String workflowId, RunId runId) {
        WorkflowExecutionState execution = open(domain, workflowId);
        return execution != null && execution.key().runId().equals(runId) ? execution : null;
    }

    /// An id for a run that is about to begin.
    public RunId newRunId() {
        return ids.newRunId(now);
    }

    /// Begins a run: its first event, and its first decision task.
    public WorkflowExecutionState begin(RunKey key, WorkflowExecutionStarted started) {
        HistoryEvent first = new HistoryEvent(1, Instant.ofEpochMilli(now), started);
        WorkflowExecutionState execution = WorkflowExecutionState.begin(key, first, LifeCycleObserver.NONE);
        RunChanges changes = new RunChanges(execution, true);
        changes.events().add(first);
        runs.add(changes);
        executions.add(execution);
        askForDecisionTask(execution);
        return execution;
    }

    /// Appends an event to a run and applies it.
    ///
    /// @return the event's id
    public long append(WorkflowExecutionState execution, EventAttributes attributes) {
        RunChanges changes = changesOf(execution);
        HistoryEvent event = new HistoryEvent(
                execution.lastEventId() + 1, Instant.ofEpochMilli(Math.max(now, execution.lastEventAt())), attributes);
        execution.apply(event, this);
        changes.events().add(event);
        switch (attributes) {
            case LambdaFunctionScheduled _ -> lambdaCalls.add(new LambdaCall(execution.key(), event.eventId()));
            case WorkflowExecutionCancelRequested _ -> changes.markInfoChanged();
            default -> {}
        }
        if (!execution.isOpen()) {
            executions.remove(execution);
            Closing.tellOthers(execution, attributes, this);
        }
        return event.eventId();
    }

    /// Makes sure that a decider will look at the run: schedules a decision task unless one is waiting already
    /// (specification, section 3.3).
    public void askForDecisionTask(WorkflowExecutionState execution) {
        if (execution.isOpen() && execution.decisionTasks().waiting() == null) {
            append(
                    execution,
                    new DecisionTaskScheduled(
                            new TaskList(execution.decisionTasks().nextList()),
                            execution.settings().taskPriority(),
                            execution.settings().taskStartToCloseTimeout(),
                            execution.decisionTasks().nextScheduleToStartTimeout()));
        }
    }

    /// Appends an event that a decider must hear of.
    public void appendAndAsk(WorkflowExecutionState execution, EventAttributes attributes) {
        append(execution, attributes);
        askForDecisionTask(execution);
    }

    /// Sends a message to the open run of a workflowId in the sender's domain, once this turn is durable.
    ///
    /// @param eventId the event of the sender that causes it
    /// @param part tells messages of one event apart
    public void send(
            WorkflowExecutionState sender, long eventId, long part, String workflowId, MessageContent content) {
        MessageId id = new MessageId(sequence.next(now), sender.key().runId(), eventId, part);
        sent.add(new Message(id, sender.key().domain(), workflowId, content));
    }

    /// Answers the sender of a message, which may be a run that no receiver was found for.
    public void answer(Message request, String workflowId, MessageContent content) {
        // The answer has the identity of the question, next part: it is sent once, and a run that writes to itself
        // does not mistake one for the other.
        MessageId id = new MessageId(
                sequence.next(now),
                request.id().sender(),
                request.id().eventId(),
                request.id().part() + 1);
        sent.add(new Message(id, request.domain(), workflowId, content));
    }

    /// Takes a message off the store together with what it has brought about.
    public void received(Message message) {
        received.add(message);
    }

    /// Stores what a heartbeat brought.
    public void recordHeartbeat(Heartbeat heartbeat) {
        heartbeats.add(heartbeat);
    }

    /// Changes what is registered.
    public void change(RegistryChange change) {
        registryChanges.add(change);
    }

    /// Removes a closed run with everything that is known of it.
    public void purge(RunKey closedRun) {
        purged.add(closedRun);
    }

    /// Answers the request.
    public void answer(Answer value) {
        answer = () -> value;
    }

    /// Answers the request with something that is read from the store once everything before it is durable.
    public void answerFromStore(Supplier<Answer> read) {
        answer = read;
        answerReadsStore = true;
    }

    /// Answers the request with a stretch of history: from memory if the lane has it at hand, else from the store.
    ///
    /// @param fromRecent makes the answer of all the wanted events, as stored, in their order
    /// @param read reads what `fromRecent` would have been given
    public void answerFromHistory(
            WantedHistory wanted, Function<List<byte[]>, Answer> fromRecent, Supplier<Answer> read) {
        answerFromStore(read);
        wantedHistory = wanted;
        answerFromRecent = fromRecent;
    }

    /// The history that the answer wants; null if it wants none.
    public @Nullable WantedHistory wantedHistory() {
        return wantedHistory;
    }

    /// Gives the answer the history that it wants, so that it need not read the store.
    public void recentHistory(List<byte[]> events) {
        Function<List<byte[]>, Answer> made = answerFromRecent;
        if (made == null) {
            throw new IllegalStateException("The answer wants no history");
        }
        answer = () -> made.apply(events);
        answerReadsStore = false;
    }

    /// Refuses the request.
    public void refuse(Fault why) {
        fault = why;
    }

    /// Does something else than answering or refusing, once the turn is durable: the request goes on elsewhere.
    public void insteadOfAnswering(Runnable next) {
        instead = next;
    }

    /// Ends the turn: a run that has reached the limit of its history is terminated (specification, section 8.7).
    public void finish() {
        // By index: a termination adds nothing to the list, but it may find its run in it.
        for (int i = 0; i < runs.size(); i++) {
            WorkflowExecutionState execution = runs.get(i).execution();
            if (execution.isOpen()
                    && execution.lastEventId()
                            >= historyLimit.applyAsInt(execution.key().domain())) {
                append(
                        execution,
                        new WorkflowExecutionTerminated(
                                null,
                                null,
                                execution.settings().childPolicy(),
                                WorkflowExecutionTerminatedCause.EVENT_LIMIT_EXCEEDED));
            }
        }
    }

    @Override
    public void offer(PendingTask task) {
        taskChanges.add(new TaskChange.Offered(task));
    }

    @Override
    public void withdraw(PendingTask task) {
        taskChanges.add(new TaskChange.Withdrawn(task));
    }

    /// What the turn brings to each run that it touches.
    public List<RunChanges> runs() {
        return runs;
    }

    /// The tasks that begin and cease to wait, in order.
    public List<TaskChange> taskChanges() {
        return taskChanges;
    }

    /// The messages to store and deliver.
    public List<Message> sent() {
        return sent;
    }

    /// The messages to take off the store.
    public List<Message> received() {
        return received;
    }

    /// The heartbeats to store.
    public List<Heartbeat> heartbeats() {
        return heartbeats;
    }

    /// The Lambda functions to call.
    public List<LambdaCall> lambdaCalls() {
        return lambdaCalls;
    }

    /// The changes of the registry.
    public List<RegistryChange> registryChanges() {
        return registryChanges;
    }

    /// The closed runs to remove.
    public List<RunKey> purged() {
        return purged;
    }

    /// How to make the answer; null if the request was refused or there is nobody to answer.
    public @Nullable Supplier<Answer> answer() {
        return answer;
    }

    /// Whether making the answer reads the store, which must not hold up the thread that commits.
    public boolean answerReadsStore() {
        return answerReadsStore;
    }

    /// Why the request was refused.
    public @Nullable Fault fault() {
        return fault;
    }

    /// What to do instead of answering.
    public @Nullable Runnable instead() {
        return instead;
    }

    private RunChanges changesOf(WorkflowExecutionState execution) {
        for (RunChanges changes : runs) {
            if (changes.execution() == execution) {
                return changes;
            }
        }
        RunChanges changes = new RunChanges(execution, false);
        runs.add(changes);
        return changes;
    }
}
