package dev.furrow.system.flush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.ActivityTaskStarted;
import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.torture.load.Histories;
import dev.furrow.torture.load.ServerCalls;
import dev.furrow.torture.load.ServerCalls.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One client that does one thing after the other and writes down, after each answer, which events there must be from
/// now on. What it was told holds after every crash.
final class Script {
    static final String DOMAIN = "flush";
    static final WorkflowType WORKFLOW = new WorkflowType("w", "1");
    static final ActivityType ACTIVITY = new ActivityType("a", "1");

    /// Something that was acknowledged.
    private interface Fact {
        void check(ServerCalls calls);
    }

    private final List<Fact> facts = new ArrayList<>();
    private final Map<WorkflowExecution, List<HistoryEvent>> known = new HashMap<>();
    private final Map<WorkflowExecution, Map<Class<?>, Integer>> counts = new HashMap<>();
    private int names;
    private ServerCalls calls;
    private String list;

    /// Begins again, on a server that may die, with names that were never used.
    void begin(ServerCalls newCalls) {
        calls = newCalls;
        names++;
        list = "list-" + names;
    }

    String name(String kind) {
        return kind + '-' + names;
    }

    TaskList list() {
        return new TaskList(list);
    }

    static void register(ServerCalls calls) {
        // Again after a crash in the middle of it, which may or may not have left it done.
        done(calls, new RegisterDomainRequest(DOMAIN, null, "7", null));
        done(
                calls,
                new RegisterWorkflowTypeRequest(
                        DOMAIN, "w", "1", null, "NONE", "36000", null, null, ChildPolicy.TERMINATE, null));
        done(
                calls,
                new RegisterActivityTypeRequest(
                        DOMAIN, "a", "1", null, "NONE", "NONE", new TaskList("none"), null, "NONE", "NONE"));
    }

    private static <R extends Record & Request> void done(ServerCalls calls, R request) {
        try {
            calls.tell(request);
        } catch (Refused already) {
            assertThat(already.fault).endsWith("AlreadyExistsFault");
        }
    }

    // What can be done.

    <R extends Record & Request> void tell(R request) {
        calls.tell(request);
    }

    /// Remembers a fact of another kind than an event.
    void fact(Consumer<ServerCalls> check) {
        facts.add(check::accept);
    }

    WorkflowExecution start(String workflowId) {
        Run run = calls.ask(
                new StartWorkflowExecutionRequest(
                        DOMAIN, workflowId, WORKFLOW, list(), null, null, null, null, null, null, null),
                Run.class);
        WorkflowExecution execution = new WorkflowExecution(workflowId, run.runId());
        acknowledged(execution, WorkflowExecutionStarted.class);
        return execution;
    }

    /// Takes the next decision task and answers it.
    DecisionTask decide(Decision... decisions) {
        DecisionTask task = pollDecision();
        decide(task, List.of(decisions));
        return task;
    }

    void decide(DecisionTask task, List<Decision> decisions) {
        calls.tell(new RespondDecisionTaskCompletedRequest(task.taskToken(), decisions, null, null, null));
        acknowledged(task.workflowExecution(), DecisionTaskCompleted.class);
    }

    DecisionTask pollDecision() {
        DecisionTask task;
        do {
            task = calls.ask(
                    new PollForDecisionTaskRequest(DOMAIN, list(), null, null, null, null, null), DecisionTask.class);
        } while (task.taskToken() == null);
        saw(task.workflowExecution(), task.events());
        return task;
    }

    ActivityTask pollActivity() {
        ActivityTask task;
        do {
            task = calls.ask(new PollForActivityTaskRequest(DOMAIN, list(), null), ActivityTask.class);
        } while (task.taskToken() == null);
        acknowledged(task.workflowExecution(), ActivityTaskStarted.class);
        return task;
    }

    /// An answer means that there is one more event of a kind.
    void acknowledged(WorkflowExecution run, Class<? extends EventAttributes> event) {
        counts.computeIfAbsent(run, r -> new HashMap<>()).merge(event, 1, Integer::sum);
        saw(run, read(calls, run));
    }

    private void saw(WorkflowExecution run, List<HistoryEvent> events) {
        List<HistoryEvent> before = known.getOrDefault(run, List.of());
        assertThat(events.stream().limit(before.size()).toList())
                .as("history of %s", run)
                .isEqualTo(before);
        known.put(run, events);
        counts.getOrDefault(run, Map.of())
                .forEach((event, times) -> assertThat(events.stream()
                                .filter(e -> event.isInstance(e.attributes()))
                                .count())
                        .as("%s in\n%s", event.getSimpleName(), Histories.lines(events))
                        .isGreaterThanOrEqualTo(times));
    }

    private static List<HistoryEvent> read(ServerCalls calls, WorkflowExecution run) {
        return calls.ask(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null), History.class)
                .events();
    }

    /// Looks for everything that any answer has ever told.
    void checkEverything(ServerCalls after) {
        for (WorkflowExecution run : List.copyOf(known.keySet())) {
            List<HistoryEvent> events = read(after, run);
            saw(run, events);
            Histories.Open open = Histories.walk(run, events);
            // A decider that decides nothing leaves its run to others.
            boolean left = events.getLast().attributes() instanceof DecisionTaskCompleted;
            assertThat(left || Histories.closes(events.getLast()) || open.hasNextStep())
                    .as("%s can go on", run)
                    .isTrue();
        }
        facts.forEach(fact -> fact.check(after));
    }
}
