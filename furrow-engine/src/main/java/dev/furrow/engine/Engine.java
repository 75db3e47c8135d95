package dev.furrow.engine;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.decision.Rules;
import dev.furrow.engine.execution.LambdaFunctions;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.IdSource;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.id.Slots;
import dev.furrow.engine.lane.Clock;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.Lane;
import dev.furrow.engine.lane.OpenCounter;
import dev.furrow.engine.lane.RunLoader;
import dev.furrow.engine.lane.StoreGate;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.operation.Arns;
import dev.furrow.engine.operation.Lanes;
import dev.furrow.engine.operation.Operations;
import dev.furrow.engine.operation.Parts;
import dev.furrow.engine.quota.QuotaTable;
import dev.furrow.engine.quota.Throttle;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.Registry;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import dev.furrow.engine.store.StoreSize;
import dev.furrow.engine.tally.Happening;
import dev.furrow.engine.tally.Tally;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.engine.token.PageTokens;
import dev.furrow.engine.token.Seal;
import dev.furrow.engine.turn.LambdaCall;
import dev.furrow.engine.turn.RunChanges;
import dev.furrow.engine.turn.TaskChange;
import dev.furrow.engine.turn.Turn;
import dev.furrow.engine.watch.Watch;
import dev.furrow.engine.watch.Watches;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A workflow service in one object, over a store.
///
/// Creating one is recovery: whatever the store holds goes on as if there had been no interruption. All methods are
/// safe for use by many threads.
public final class Engine implements AutoCloseable {
    private static final long PURGE_EVERY_MILLIS = 30_000;
    /// What a runId that cannot be one stands for: no run has it.
    private static final RunId NO_RUN = new RunId(0, 0);

    private final Store store;
    private final Driver driver;
    private final Clock clock;
    private final long minFreeBytes;
    private final QuotaTable quotas;
    private final StoreGate gate = new StoreGate();
    private final OpenCounter openCounter = new OpenCounter();
    private final Registry published = new Registry();
    private final Tally tally = new Tally();
    private final Watches watches = new Watches();
    private final List<Lane> lanes = new ArrayList<>();
    private final Lane registryLane;
    private final TaskLists taskLists;
    private final Operations operations;
    private final Recovery recovery;
    private volatile boolean closing;
    private long nextPurgeAt;

    /// @param store where everything is kept; closed with the engine
    /// @param clock begins no earlier than the store's latest time
    /// @param driver drives lanes and committer
    /// @param commits hears of commits
    /// @param fatal hears of a failure of the store after which the process must end
    public Engine(
            EngineSettings settings,
            Store store,
            Clock clock,
            IdSource ids,
            Driver driver,
            CommitObserver commits,
            Consumer<StoreException> fatal) {
        this.store = store;
        this.driver = driver;
        this.clock = clock;
        minFreeBytes = settings.minFreeBytes();
        quotas = new QuotaTable(settings.quotas());
        RunLoader loader = new RunLoader(store);
        taskLists = new TaskLists(domain -> quotas.of(domain).pollersPerTaskList(), this::start);
        for (int i = 0; i < settings.lanes(); i++) {
            lanes.add(lane(ids, loader));
        }
        registryLane = lane(ids, loader);
        Registry working = new Registry();
        store.scanRegistry(change -> {
            working.apply(change);
            published.apply(change);
        });
        Seal seal = new Seal(store.tokenKey());
        operations = new Operations(new Parts(
                new Rules(
                        published,
                        quotas,
                        new Throttle(settings.rates(), clock.now()),
                        settings.lambda().isAvailable()),
                working,
                store,
                driver.reads(),
                driver.looks(),
                new EngineLanes(),
                taskLists,
                gate,
                seal,
                new PageTokens(seal, () -> quotas.everywhere().pageTokenSeconds()),
                clock,
                new Arns(settings.region(), settings.account()),
                settings.lambda(),
                settings.limits().payloadCharacters()));
        recovery = new Recovery(store, loader, run -> laneOf(run.domain(), run.workflowId()), driver.reads(), fatal);
        recovery.putToSleep();
        store.scanMessages(this::deliver);
        List<Lane> all = new ArrayList<>(lanes);
        all.add(registryLane);
        driver.start(all, new Committer(store, gate, this::release, commits, fatal), this::keepHouse);
        recovery.begin();
    }

    private Lane lane(IdSource ids, RunLoader loader) {
        return new Lane(
                clock,
                ids,
                openCounter,
                domain -> quotas.of(domain).historyEvents(),
                gate,
                loader,
                this::offer,
                this::goOnCalling);
    }

    /// Functions whose call had not begun are called; those whose call was under way are told to have failed.
    private void goOnCalling(WorkflowExecutionState woken) {
        for (LambdaFunctions.Call call : woken.lambdaFunctions().open()) {
            LambdaCall lambda = new LambdaCall(woken.key(), call.scheduledEventId());
            laneOf(lambda)
                    .submit(call.startedEventId() == 0 ? operations.begin(lambda) : operations.interrupted(lambda));
        }
    }

    /// Carries a request out. Its shape must be valid; see `Json.decode`.
    ///
    /// @param permissions which decisions the caller may make
    /// @param reply hears of the end, on another thread or before this returns
    /// @return the poll, if the request began one that may wait; whoever holds it ends it with [#expire] or
    ///         [#abandon]
    public @Nullable Poll submit(Request request, Permissions permissions, Reply reply) {
        if (closing) {
            reply.refuse(new Fault(FaultType.SERVICE_UNAVAILABLE, "The server is shutting down"));
            return null;
        }
        return operations.submit(request, permissions, reply);
    }

    /// Keeps notes of the server, all of them or none.
    ///
    /// @param notes puts and deletes of notes
    /// @param reply hears when they are durable and [#registry] shows them
    public void keep(List<RegistryChange> notes, Reply reply) {
        registryLane.submit(operations.keep(notes, reply));
    }

    /// What is registered, durable facts only. To be read.
    public Registry registry() {
        return published;
    }

    /// How much of everything there may be; may be changed. The length of histories, pages and the life of page
    /// tokens are those of the start.
    public QuotaTable quotas() {
        return quotas;
    }

    /// What is open in the open run of a workflowId now.
    ///
    /// @return null in it if no run is open; a [Fault] if it cannot be looked at
    public CompletableFuture<@Nullable OpenWork> openWork(String domain, String workflowId) {
        CompletableFuture<@Nullable OpenWork> seen = new CompletableFuture<>();
        if (closing) {
            seen.completeExceptionally(new Fault(FaultType.SERVICE_UNAVAILABLE, "The server is shutting down"));
        } else {
            laneOf(domain, workflowId).submit(operations.lookAtOpenWork(domain, workflowId, seen));
        }
        return seen;
    }

    /// A stretch of a run's history, from one event to another, both included.
    ///
    /// @param newestFirst whether to begin with the highest id
    /// @param maxEvents where to stop; at least one event is returned if there is any
    /// @param maxBytes likewise
    /// @return a [Fault] in it if there is no such run
    public CompletableFuture<HistorySlice> history(
            String domain,
            WorkflowExecution execution,
            long fromEventId,
            long toEventId,
            boolean newestFirst,
            int maxEvents,
            int maxBytes) {
        return operations.history(domain, execution, fromEventId, toEventId, newestFirst, maxEvents, maxBytes);
    }

    /// Waits for a run to go on: for an event beyond one that is known, or for its end.
    ///
    /// @param afterEventId the newest event that is known, or [Watch#END]
    /// @param seen hears once when it has, at once if it already has, and when there is no such run; never after
    ///         [#unwatch], unless that comes at the same moment
    /// @return what [#unwatch] takes; whoever waits ends it, whether he was told or not
    public Watch watch(String domain, WorkflowExecution execution, long afterEventId, Runnable seen) {
        RunId runId = RunId.parse(execution.runId());
        Watch watch = new Watch(
                new RunKey(domain, execution.workflowId(), runId == null ? NO_RUN : runId), afterEventId, seen);
        watches.begin(watch);
        try {
            var _ = operations
                    .progress(domain, execution, afterEventId == Watch.END)
                    .whenComplete((progress, missing) -> watches.stands(
                            watch, missing == null ? progress.newest() : 0, missing != null || progress.closed()));
        } catch (RejectedExecutionException stopping) {
            watches.stands(watch, 0, true);
        }
        return watch;
    }

    /// Waits no longer.
    public void unwatch(Watch watch) {
        watches.end(watch);
    }

    /// How many wait for a run to go on.
    public int watching() {
        return watches.count();
    }

    /// The domain of the task that a token names.
    ///
    /// @throws Fault ValidationException if the token is none of this kind from this server
    public String domainOfTask(String taskToken, TaskKind kind) {
        return operations.domainOfTask(taskToken, kind);
    }

    /// A poll has waited long enough: without a task by now it is answered empty.
    public void expire(Poll poll) {
        taskLists.expire(poll);
    }

    /// Nobody waits for a poll's answer any more: it is given no task.
    public void abandon(Poll poll) {
        taskLists.abandon(poll);
    }

    /// Copies the store, as it is at one moment, to a folder that does not exist yet.
    public void backup(Path folder) {
        store.backup(folder);
    }

    /// How many executions are open in each domain.
    public Map<String, Integer> openExecutions() {
        return openCounter.counts();
    }

    /// How many open executions are known but, after a start, not in memory yet.
    public int asleepExecutions() {
        return recovery.asleep();
    }

    /// How each task list stands.
    public List<TaskLists.Depth> taskLists() {
        return taskLists.depths();
    }

    /// The tasks that wait in a list, in the order of hand-out.
    ///
    /// @param most how many at most
    public List<PendingTask> waitingTasks(TaskKind kind, String domain, String taskList, int most) {
        return taskLists.waiting(kind, domain, taskList, most);
    }

    /// What has gone into each task list and out of it since the engine began, for lists used lately.
    public List<TaskLists.Flow> taskFlows() {
        return taskLists.flows();
    }

    /// What has happened in each domain since the engine began.
    public Map<String, Map<Happening, Long>> happenings() {
        return tally.read();
    }

    /// How many pieces of work wait for each lane; the last number is that of the lane of the registry.
    public List<Integer> laneBacklogs() {
        List<Integer> sizes = new ArrayList<>();
        lanes.forEach(lane -> sizes.add(lane.inboxSize()));
        sizes.add(registryLane.inboxSize());
        return sizes;
    }

    /// How large the store is.
    public StoreSize storeSize() {
        return store.size();
    }

    /// How many pieces of work wait for their lane.
    public int backlog() {
        return lanes.stream().mapToInt(Lane::inboxSize).sum() + registryLane.inboxSize();
    }

    /// Whether what writes is accepted at present; it is not while the disk is full.
    public boolean acceptsWrites() {
        return gate.isOpen();
    }

    /// Finishes what is under way, then lets go of the store. Polls that wait should have been ended before.
    @Override
    public void close() {
        close(8_000);
    }

    /// As [#close()], within a time.
    ///
    /// @return whether everything under way was finished
    public boolean close(long millis) {
        closing = true;
        recovery.stop();
        boolean finished = driver.stop(millis);
        store.close();
        return finished;
    }

    private void keepHouse() {
        StoreSize size = store.size();
        boolean wasOpen = gate.isOpen();
        gate.lowOnSpace(size.bytesFree() < minFreeBytes);
        if (gate.isOpen() && !wasOpen) {
            lanes.forEach(Lane::wake);
        }
        long now = clock.now();
        if (gate.isOpen() && now >= nextPurgeAt) {
            nextPurgeAt = now + PURGE_EVERY_MILLIS;
            for (DomainRecord domain : published.domains()) {
                registryLane.submit(operations.purge(domain.name()));
            }
        }
    }

    private void release(Turn turn) {
        for (RegistryChange change : turn.registryChanges()) {
            published.apply(change);
        }
        for (RunChanges changes : turn.runs()) {
            tally.count(changes.execution().key().domain(), changes.events());
            watches.happened(changes.execution().key(), changes.events());
        }
        for (TaskChange change : turn.taskChanges()) {
            switch (change) {
                case TaskChange.Offered(PendingTask task) -> taskLists.offer(task);
                case TaskChange.Withdrawn(PendingTask task) -> taskLists.withdraw(task);
            }
        }
        turn.sent().forEach(this::deliver);
        for (LambdaCall call : turn.lambdaCalls()) {
            laneOf(call).submit(operations.begin(call));
        }
    }

    private void start(PendingTask task, Poll poll) {
        laneOf(task.run().domain(), task.run().workflowId()).submit(operations.start(task, poll));
    }

    private void offer(PendingTask task) {
        taskLists.offer(task);
    }

    private void deliver(Message message) {
        laneOf(message.domain(), message.workflowId()).submit(operations.deliver(message));
    }

    private Lane laneOf(LambdaCall call) {
        return laneOf(call.run().domain(), call.run().workflowId());
    }

    private Lane laneOf(String domain, String workflowId) {
        return lanes.get(Slots.of(domain, workflowId) % lanes.size());
    }

    private final class EngineLanes implements Lanes {
        @Override
        public void submit(String domain, String workflowId, Work work) {
            laneOf(domain, workflowId).submit(work);
        }

        @Override
        public void submitToRegistry(Work work) {
            registryLane.submit(work);
        }
    }
}
