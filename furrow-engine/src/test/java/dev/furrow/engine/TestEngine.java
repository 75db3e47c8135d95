package dev.furrow.engine;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.*;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.lane.CommitObserver;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An engine on virtual time, driven by the test. Every call goes through the JSON of the wire in both directions,
/// and returns when everything that follows from it has happened.
public final class TestEngine implements AutoCloseable {
    public static final String DOMAIN = "test";

    private final VirtualClock clock = new VirtualClock(1_800_000_000_000L);
    private final CountingIds ids = new CountingIds();
    private final EngineSettings settings;
    private final Store store;
    private final Deque<Runnable> heldReads = new ArrayDeque<>();
    private boolean holdsReads;
    private SteppedDriver driver;
    private Engine engine;
    private Permissions permissions = Permissions.ALL;

    public TestEngine() {
        this(EngineSettings.DEFAULT);
    }

    public TestEngine(EngineSettings settings) {
        this(settings, new RowStore(new MemoryTables(), "test"));
    }

    public TestEngine(EngineSettings settings, Store store) {
        this.settings = settings;
        this.store = store;
        open();
    }

    private void open() {
        driver = new SteppedDriver(read -> {
            if (holdsReads) {
                heldReads.add(read);
            } else {
                read.run();
            }
        });
        engine = new Engine(settings, store, clock, ids, driver, CommitObserver.NONE, trouble -> {
            throw trouble;
        });
        driver.run();
    }

    /// Forgets everything that is not in the store, as a crash and restart do.
    public void restart() {
        open();
    }

    /// As [#restart], but no run is brought back before it is needed, or before [#wake].
    public void restartAsleep() {
        holdsReads = true;
        open();
        holdsReads = false;
    }

    /// Reads the runs that are asleep, without letting the lanes know yet.
    public void readSleepers() {
        while (!heldReads.isEmpty()) {
            heldReads.remove().run();
        }
    }

    /// Brings one portion of the runs back that are asleep.
    public void wakeSome() {
        holdsReads = true;
        heldReads.remove().run();
        holdsReads = false;
        driver.run();
    }

    /// Brings all runs back that are asleep.
    public void wake() {
        readSleepers();
        driver.run();
    }

    /// The engine itself.
    public Engine engine() {
        return engine;
    }

    /// The store under it.
    public Store store() {
        return store;
    }

    public long now() {
        return clock.now();
    }

    /// Lets time pass; everything that is due meanwhile happens at its own instant.
    public void advance(Duration by) {
        long end = clock.now() + by.toMillis();
        while (driver.nextDeadline() <= end) {
            clock.advanceTo(driver.nextDeadline());
            driver.run();
        }
        clock.advanceTo(end);
        driver.run();
    }

    /// When something is due by itself at the earliest; it may lie too early, never too late.
    public long nextDeadline() {
        return driver.nextDeadline();
    }

    /// Lets time pass without letting the engine notice: what is due happens at the next call, late.
    public void advanceUnnoticed(Duration by) {
        clock.advance(by);
    }

    /// Says which decisions callers may make from now on.
    public void permit(Permissions which) {
        permissions = which;
    }

    /// Keeps house once: what is past its retention goes.
    public void keepHouse() {
        driver.keepHouse();
    }

    /// Sends a request and lets everything happen that follows.
    public PendingReply send(Request request) {
        Record body = (Record) request;
        return sendRaw(Json.encode(body), body.getClass());
    }

    /// As [#send], from the body's bytes.
    public PendingReply sendRaw(byte[] body, Class<? extends Record> type) {
        PendingReply reply = new PendingReply();
        Request decoded;
        try {
            decoded = (Request) Json.decode(body, type, settings.limits());
        } catch (Fault fault) {
            reply.refuse(fault);
            return reply;
        }
        reply.poll(engine.submit(decoded, permissions, reply));
        driver.run();
        return reply;
    }

    /// Sends a request whose answer is empty.
    ///
    /// @throws Fault if it is refused
    public void call(Request request) {
        byte[] body = send(request).body();
        if (body.length != 0) {
            throw new IllegalStateException("The answer should be empty");
        }
    }

    /// Sends a request and returns its answer.
    ///
    /// @throws Fault if it is refused
    public <T extends Record> T call(Request request, Class<T> answer) {
        return send(request).as(answer);
    }

    /// The domain [#DOMAIN] and, in it, workflow type `w` 1 and activity type `a` 1 with every default.
    public TestEngine withTypes() {
        call(new RegisterDomainRequest(DOMAIN, null, "30", null));
        call(Requests.registerWorkflowType("w", "1"));
        call(Requests.registerActivityType("a", "1"));
        return this;
    }

    /// Starts a run of type `w`.
    public WorkflowExecution start(String workflowId) {
        Run run = call(Requests.start(workflowId), Run.class);
        return new WorkflowExecution(workflowId, run.runId());
    }

    /// Polls the list `deciders`; fails if no task is there.
    public DecisionTask pollDecision() {
        return pollDecision("deciders");
    }

    public DecisionTask pollDecision(String taskList) {
        PendingReply reply = send(Requests.pollForDecisionTask(taskList));
        if (!reply.isDone()) {
            engine.abandon(reply.poll());
            throw new AssertionError("No decision task waits on " + taskList);
        }
        return reply.as(DecisionTask.class);
    }

    /// Whether a decision task could be had from a list, without taking it.
    public boolean decisionTaskWaits(String taskList) {
        return call(
                                new CountPendingDecisionTasksRequest(DOMAIN, new dev.furrow.api.TaskList(taskList)),
                                PendingTaskCount.class)
                        .count()
                > 0;
    }

    /// Takes the next decision task and answers it.
    public DecisionTask decide(Decision... decisions) {
        DecisionTask task = pollDecision();
        complete(task, decisions);
        return task;
    }

    public void complete(DecisionTask task, Decision... decisions) {
        call(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decisions), null, null, null));
    }

    /// Polls the list `workers`; fails if no task is there.
    public ActivityTask pollActivity() {
        PendingReply reply = send(Requests.pollForActivityTask("workers"));
        if (!reply.isDone()) {
            engine.abandon(reply.poll());
            throw new AssertionError("No activity task waits");
        }
        return reply.as(ActivityTask.class);
    }

    public void complete(ActivityTask task, String result) {
        call(new RespondActivityTaskCompletedRequest(task.taskToken(), result));
    }

    public void signal(WorkflowExecution execution, String name) {
        call(new SignalWorkflowExecutionRequest(DOMAIN, execution.workflowId(), execution.runId(), name, null));
    }

    /// The whole history of a run.
    public List<HistoryEvent> history(WorkflowExecution execution) {
        List<HistoryEvent> events = new ArrayList<>();
        String token = null;
        do {
            History page =
                    call(new GetWorkflowExecutionHistoryRequest(DOMAIN, execution, token, null, null), History.class);
            events.addAll(page.events());
            token = page.nextPageToken();
        } while (token != null);
        return events;
    }

    public WorkflowExecutionDetail describe(WorkflowExecution execution) {
        return call(new DescribeWorkflowExecutionRequest(DOMAIN, execution), WorkflowExecutionDetail.class);
    }

    /// What is open in the open run of a workflowId; null if there is none.
    public OpenWork openWork(String workflowId) {
        CompletableFuture<OpenWork> seen = engine.openWork(DOMAIN, workflowId);
        driver.run();
        return seen.join();
    }

    /// The open run of a workflowId.
    public WorkflowExecution openRun(String workflowId) {
        WorkflowExecutionInfos infos = call(
                new ListOpenWorkflowExecutionsRequest(
                        DOMAIN,
                        new ExecutionTimeFilter(java.time.Instant.EPOCH, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new WorkflowExecutionFilter(workflowId)),
                WorkflowExecutionInfos.class);
        return infos.executionInfos().getFirst().execution();
    }

    public ShapeLimits limits() {
        return settings.limits();
    }

    /// The type that [#withTypes] registers.
    public static WorkflowType workflowType() {
        return new WorkflowType("w", "1");
    }

    @Override
    public void close() {
        engine.close();
    }
}
