package dev.furrow.torture.load;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.SignalExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTaskStatus;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.torture.load.ServerCalls.Refused;
import dev.furrow.torture.load.ServerCalls.Unanswered;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One client of the server: a customer, a decider or a worker that does whatever its dice say. No two of its calls
/// share a text, so that the [dev.furrow.simulation.check.Checker] knows each again. One thread each.
public final class Load {
    /// Where everything happens.
    public static final String DOMAIN = "kill";
    /// Where decision tasks wait.
    public static final TaskList DECIDERS = new TaskList("deciders");
    /// Where activity tasks wait.
    public static final TaskList WORKERS = new TaskList("workers");
    private static final WorkflowType WORKFLOW = new WorkflowType("random", "1");
    private static final ActivityType ACTIVITY = new ActivityType("random", "1");
    private static final int MOST_OPEN = 60;

    /// Makes every name that is ever used a different one.
    private static final AtomicLong NAMES = new AtomicLong();

    private final ServerCalls calls;
    private final Ledger ledger;
    private final SplittableRandom random;
    private final boolean finishing;

    /// @param finishing whether to start nothing new and bring everything to its end
    public Load(ServerCalls calls, Ledger ledger, SplittableRandom random, boolean finishing) {
        this.calls = calls;
        this.ledger = ledger;
        this.random = random;
        this.finishing = finishing;
    }

    /// Registers what the clients use.
    public static void register(ServerCalls calls) {
        calls.tell(new RegisterDomainRequest(DOMAIN, null, "7", null));
        calls.tell(new RegisterWorkflowTypeRequest(
                DOMAIN,
                WORKFLOW.name(),
                WORKFLOW.version(),
                null,
                "5",
                "3600",
                DECIDERS,
                null,
                ChildPolicy.TERMINATE,
                null));
        calls.tell(activityType(ACTIVITY));
    }

    private static RegisterActivityTypeRequest activityType(ActivityType type) {
        return new RegisterActivityTypeRequest(
                DOMAIN, type.name(), type.version(), null, "4", "2", WORKERS, null, "600", "600");
    }

    private static String name(String kind) {
        return kind + "-" + NAMES.incrementAndGet();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    // Customers.

    /// One step of a customer.
    public void customer() {
        List<RunFacts> open = ledger.open();
        int dice = random.nextInt(100);
        if (open.isEmpty() || (dice < 35 && open.size() < MOST_OPEN)) {
            start();
            return;
        }
        RunFacts run = open.get(random.nextInt(open.size()));
        if (dice < 80) {
            signal(run);
        } else if (dice < 86) {
            cancel(run);
        } else if (dice < 90) {
            terminate(run);
        } else if (dice < 94) {
            registerType();
        } else {
            new Findings(calls, ledger).read(run, 1 + random.nextInt(50));
        }
    }

    private void start() {
        String workflowId = name("workflow");
        String input = name("input");
        try {
            Run started = calls.ask(
                    new StartWorkflowExecutionRequest(
                            DOMAIN, workflowId, WORKFLOW, null, null, input, null, null, null, null, null),
                    Run.class);
            RunFacts run = ledger.run(new WorkflowExecution(workflowId, started.runId()));
            ledger.note(run, "starts");
        } catch (Unanswered unknown) {
            ledger.startUnknown(workflowId);
            throw unknown;
        }
    }

    private void signal(RunFacts run) {
        String input = name("signal");
        try {
            calls.tell(new SignalWorkflowExecutionRequest(
                    DOMAIN, run.execution.workflowId(), run.execution.runId(), "signal", input));
            ledger.note(run, "signals");
        } catch (Unanswered unknown) {
            ledger.note(run, "unknown");
            throw unknown;
        } catch (Refused closed) {
            expectUnknownResource(closed);
        }
    }

    private void cancel(RunFacts run) {
        try {
            calls.tell(new RequestCancelWorkflowExecutionRequest(
                    DOMAIN, run.execution.workflowId(), run.execution.runId()));
            ledger.note(run, "cancels");
        } catch (Unanswered unknown) {
            ledger.note(run, "unknown");
            throw unknown;
        } catch (Refused closed) {
            expectUnknownResource(closed);
        }
    }

    private void terminate(RunFacts run) {
        try {
            calls.tell(new TerminateWorkflowExecutionRequest(
                    DOMAIN, run.execution.workflowId(), run.execution.runId(), null, name("terminated"), null));
            ledger.note(run, "terminations");
        } catch (Refused closed) {
            expectUnknownResource(closed);
        }
    }

    private void registerType() {
        ActivityType type = new ActivityType(name("type"), "1");
        calls.tell(activityType(type));
        ledger.registered(type);
    }

    // Deciders.

    /// One step of a decider.
    ///
    /// @return whether there was a task
    public boolean decider() {
        @Nullable Integer pageSize = chance(30) ? 1 + random.nextInt(8) : null;
        DecisionTask task = calls.ask(
                new PollForDecisionTaskRequest(DOMAIN, DECIDERS, name("decider"), null, pageSize, null, null),
                DecisionTask.class);
        if (task.taskToken() == null) {
            return false;
        }
        Ledger.Held held = ledger.handedOut(
                Objects.requireNonNull(task.workflowExecution()), task.startedEventId(), true, task.taskToken());
        try {
            List<HistoryEvent> events = new ArrayList<>(task.events());
            @Nullable String next = task.nextPageToken();
            while (next != null) {
                DecisionTask page = calls.ask(
                        new PollForDecisionTaskRequest(DOMAIN, DECIDERS, null, next, pageSize, null, null),
                        DecisionTask.class);
                if (!task.taskToken().equals(page.taskToken())) {
                    throw new Violation(
                            "P4 pages belong to their task: one names another than " + task.workflowExecution());
                }
                events.addAll(page.events());
                next = page.nextPageToken();
            }
            if (events.size() != task.startedEventId()) {
                throw new Violation("P1 what a task shows is on disk: one of " + task.workflowExecution()
                        + " ends with event " + events.size() + ", not with its own " + task.startedEventId());
            }
            ledger.saw(held.run(), events);
            if (!finishing && chance(8)) {
                // Kept: until the server has died, or until it times out.
                return true;
            }
            decide(held, events);
        } catch (Refused closed) {
            expectUnknownResource(closed);
            ledger.done(held);
        }
        return true;
    }

    private void decide(Ledger.Held task, List<HistoryEvent> events) {
        List<Decision> decisions = decisions(task.run(), events);
        String context = name("context");
        calls.tell(new RespondDecisionTaskCompletedRequest(task.token(), decisions, context, null, null));
        ledger.done(task);
        ledger.note(task.run(), "decisions");
    }

    private List<Decision> decisions(RunFacts run, List<HistoryEvent> events) {
        Histories.Open open = Histories.walk(run.execution, events);
        List<Decision> decisions = new ArrayList<>();
        boolean mayEnd = open.children().isEmpty();
        if (finishing || events.size() > 80) {
            if (mayEnd) {
                decisions.add(new CompleteWorkflowExecutionDecision(name("result")));
            }
            return decisions;
        }
        // One that surely leads to another decision task.
        decisions.add(chance(50) ? timer(1 + random.nextInt(2)) : activity());
        for (int more = random.nextInt(4); more > 0; more--) {
            decisions.add(any(run, open));
        }
        if (mayEnd && chance(12)) {
            decisions.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new FailWorkflowExecutionDecision(name("reason"), null);
                        case 1 ->
                            new ContinueAsNewWorkflowExecutionDecision(
                                    name("input"), null, null, null, null, null, null, null, null);
                        default -> new CompleteWorkflowExecutionDecision(name("result"));
                    });
        }
        return decisions;
    }

    private Decision any(RunFacts run, Histories.Open open) {
        List<String> timers = List.copyOf(open.timers().keySet());
        List<RunFacts> others = ledger.open();
        return switch (random.nextInt(7)) {
            case 0 -> timer(0);
            case 1 -> activity();
            case 2 ->
                run.execution.workflowId().startsWith("child")
                        ? timer(0)
                        : new StartChildWorkflowExecutionDecision(
                                WORKFLOW, name("child"), null, name("input"), null, null, null, null, null, null, null);
            case 3 -> new CancelTimerDecision(timers.isEmpty() ? "none" : timers.get(random.nextInt(timers.size())));
            case 4 ->
                others.isEmpty()
                        ? timer(0)
                        : new SignalExternalWorkflowExecutionDecision(
                                others.get(random.nextInt(others.size()))
                                        .execution
                                        .workflowId(),
                                null,
                                "external",
                                name("external"),
                                null);
            case 5 -> new RequestCancelActivityTaskDecision("none");
            default -> new RecordMarkerDecision("marker", name("details"));
        };
    }

    private static Decision timer(int seconds) {
        return new StartTimerDecision(name("timer"), null, String.valueOf(seconds));
    }

    private static Decision activity() {
        return new ScheduleActivityTaskDecision(
                ACTIVITY, name("activity"), null, null, null, null, null, null, null, null);
    }

    // Workers.

    /// One step of a worker.
    ///
    /// @return whether there was a task
    public boolean worker() {
        ActivityTask task =
                calls.ask(new PollForActivityTaskRequest(DOMAIN, WORKERS, name("worker")), ActivityTask.class);
        if (task.taskToken() == null) {
            return false;
        }
        Ledger.Held held = ledger.handedOut(
                Objects.requireNonNull(task.workflowExecution()), task.startedEventId(), false, task.taskToken());
        try {
            for (int beats = finishing ? 0 : random.nextInt(4); beats > 0; beats--) {
                heartbeat(held);
            }
            if (!finishing && chance(15)) {
                return true;
            }
            if (chance(80)) {
                complete(held);
            } else {
                fail(held);
            }
        } catch (Refused closed) {
            expectUnknownResource(closed);
            ledger.done(held);
        }
        return true;
    }

    private void heartbeat(Ledger.Held task) {
        calls.ask(new RecordActivityTaskHeartbeatRequest(task.token(), name("heartbeat")), ActivityTaskStatus.class);
        ledger.note(task.run(), "heartbeats");
    }

    private void complete(Ledger.Held task) {
        calls.tell(new RespondActivityTaskCompletedRequest(task.token(), name("result")));
        ledger.done(task);
        ledger.note(task.run(), "activities");
    }

    private void fail(Ledger.Held task) {
        calls.tell(new RespondActivityTaskFailedRequest(task.token(), "reason", name("details")));
        ledger.done(task);
        ledger.note(task.run(), "activities");
    }

    /// Answers for a task that was handed out before the server died.
    ///
    /// @return whether the token was still good
    public boolean answer(Ledger.Held task) {
        try {
            if (task.decision()) {
                decide(task, List.of());
            } else {
                complete(task);
            }
            return true;
        } catch (Refused closed) {
            expectUnknownResource(closed);
            ledger.done(task);
            return false;
        }
    }

    private static void expectUnknownResource(Refused refused) {
        if (!refused.unknownResource()) {
            throw new Violation(refused.fault + ": " + refused.getMessage(), refused);
        }
    }
}
