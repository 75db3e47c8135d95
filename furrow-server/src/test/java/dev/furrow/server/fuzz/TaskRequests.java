package dev.furrow.server.fuzz;

import static dev.furrow.server.fuzz.Step.UNKNOWN;
import static dev.furrow.server.fuzz.Step.answered;
import static dev.furrow.server.fuzz.Step.done;
import static dev.furrow.server.fuzz.Step.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTaskStatus;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Polls for tasks and answers to them, with tokens that are good, old, and of the wrong kind.
final class TaskRequests extends ModelRequests {
    /// A token that was handed out, perhaps long ago.
    ///
    /// @param activity what it is for; null for a decision task
    /// @param scheduledEventId of the task
    /// @param startedEventId of the task
    private record Held(
            ModelRun run, ModelRun.Activity activity, int scheduledEventId, int startedEventId, String token) {
        boolean isGood() {
            return run.isOpen()
                    && (activity == null ? run.current == startedEventId : run.activities.get(activity.id) == activity);
        }
    }

    private static final int MOST_HELD = 40;

    private final RunRequests runs;
    private final List<Held> held = new ArrayList<>();

    /// @param runs where a run is started when there is nothing to do
    TaskRequests(SplittableRandom random, ModelDomains domains, RunRequests runs) {
        super(random, domains);
        this.runs = runs;
    }

    Step pollForDecision() {
        ModelDomain domain = domain();
        // An empty poll takes a second.
        if (domain != domains.nowhere() && domain.decidable().isEmpty() && !oneIn(400)) {
            return runs.start();
        }
        PollForDecisionTaskRequest request =
                new PollForDecisionTaskRequest(domain.name, LIST, "model", null, null, null, null);
        return in(
                domain,
                request,
                () -> answered(request, DecisionTask.class, task -> {
                    List<ModelRun> possible = domain.decidable();
                    if (possible.isEmpty()) {
                        assertThat(task).isEqualTo(new DecisionTask(null, 0, null, null, null, null, 0));
                        return;
                    }
                    ModelRun run = possible.stream()
                            .filter(one -> one.execution.equals(task.workflowExecution()))
                            .findFirst()
                            .orElseThrow(() ->
                                    new AssertionError("None of " + possible.size() + " decision tasks that wait"));
                    run.startDecision();
                    assertThat(task.startedEventId()).isEqualTo(run.current);
                    assertThat(task.previousStartedEventId()).isEqualTo(run.previousStarted);
                    assertThat(RunRequests.types(task.events())).isEqualTo(run.events);
                    hold(new Held(run, null, run.scheduledOfCurrent(), run.current, task.taskToken()));
                }));
    }

    Step pollForActivity() {
        ModelDomain domain = domain();
        if (domain != domains.nowhere() && domain.waitingActivities() == 0 && !oneIn(400)) {
            return decide();
        }
        PollForActivityTaskRequest request = new PollForActivityTaskRequest(domain.name, LIST, "model");
        return in(
                domain,
                request,
                () -> answered(request, ActivityTask.class, task -> {
                    if (domain.waitingActivities() == 0) {
                        assertThat(task).isEqualTo(new ActivityTask(null, null, 0, null, null, null));
                        return;
                    }
                    ModelRun run = domain.open.values().stream()
                            .filter(one -> one.execution.equals(task.workflowExecution()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("No open run has this task"));
                    ModelRun.Activity activity = run.activities.get(task.activityId());
                    assertThat(activity).as("activity %s", task.activityId()).isNotNull();
                    assertThat(activity.started).as("already started").isFalse();
                    run.start(activity);
                    assertThat(task.startedEventId()).isEqualTo(run.events.size());
                    hold(new Held(run, activity, activity.scheduledEventId, run.events.size(), task.taskToken()));
                }));
    }

    private void hold(Held task) {
        if (held.size() == MOST_HELD) {
            held.remove(random.nextInt(MOST_HELD));
        }
        held.add(task);
    }

    /// Some token of a kind, good ones more often than others; null if there is none.
    private Held token(boolean decision) {
        List<Held> kind = held.stream()
                .filter(task -> (task.activity == null) == decision)
                .toList();
        List<Held> good = kind.stream().filter(Held::isGood).toList();
        return good.isEmpty() || oneIn(8) ? kind.isEmpty() ? null : any(kind) : any(good);
    }

    /// What a token that is not good any more is answered.
    private static Step dead(Request request, Held task) {
        if (!task.run.isOpen()) {
            return refused(request, UNKNOWN, RunRequests.unknown(task.run.execution));
        }
        return refused(
                request,
                UNKNOWN,
                (task.activity == null ? "Unknown decision task" : "Unknown activity") + ", scheduledEventId = "
                        + task.scheduledEventId);
    }

    Step decide() {
        boolean wrongKind = oneIn(40);
        Held task = token(!wrongKind);
        if (task == null) {
            return runs.start();
        }
        List<Decision> decisions = new ArrayList<>();
        for (int more = random.nextInt(4); more > 0; more--) {
            decisions.add(decision());
        }
        boolean closes = oneIn(task.run.events.size() > RunRequests.LONG ? 1 : 6);
        if (closes) {
            decisions.add(closing());
        }
        boolean notLast = closes && oneIn(10);
        if (notLast) {
            decisions.add(oneIn(2) ? decision() : closing());
        }
        RespondDecisionTaskCompletedRequest request =
                new RespondDecisionTaskCompletedRequest(task.token, decisions, "context", null, null);
        if (notLast) {
            return refused(request, "ValidationException", null);
        }
        if (wrongKind) {
            return refused(request, "ValidationException", "Invalid token");
        }
        if (!task.isGood()) {
            return dead(request, task);
        }
        return done(request, () -> {
            task.run.decide(decisions);
            if (!task.run.isOpen()) {
                task.run.domain.closed(task.run);
            }
        });
    }

    private Decision decision() {
        String id = "id-" + random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> new RecordMarkerDecision("marker", "details");
            case 1 -> new StartTimerDecision(id, null, "1000000");
            case 2 -> new CancelTimerDecision(id);
            case 3 -> new RequestCancelActivityTaskDecision(id);
            default ->
                new ScheduleActivityTaskDecision(
                        new ActivityType(typeName(false), oneIn(5) ? "2" : "1"),
                        id,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private Decision closing() {
        return switch (random.nextInt(3)) {
            case 0 -> new CompleteWorkflowExecutionDecision("result");
            case 1 -> new FailWorkflowExecutionDecision("reason", "details");
            default -> new CancelWorkflowExecutionDecision("details");
        };
    }

    Step work() {
        boolean wrongKind = oneIn(40);
        Held task = token(wrongKind);
        if (task == null) {
            return pollForActivity();
        }
        int kind = random.nextInt(8);
        Request request = switch (kind) {
            case 0, 1, 2 -> new RecordActivityTaskHeartbeatRequest(task.token, "details");
            case 3 -> new RespondActivityTaskFailedRequest(task.token, "reason", "details");
            case 4 -> new RespondActivityTaskCanceledRequest(task.token, "details");
            default -> new RespondActivityTaskCompletedRequest(task.token, "result");
        };
        if (wrongKind) {
            return refused(request, "ValidationException", "Invalid token");
        }
        if (!task.isGood()) {
            return dead(request, task);
        }
        return switch (kind) {
            case 0, 1, 2 ->
                answered(
                        request,
                        ActivityTaskStatus.class,
                        status -> assertThat(status.cancelRequested()).isEqualTo(task.activity.cancelRequested));
            case 3 -> done(request, () -> task.run.end(task.activity, EventType.ActivityTaskFailed));
            case 4 -> done(request, () -> task.run.end(task.activity, EventType.ActivityTaskCanceled));
            default -> done(request, () -> task.run.end(task.activity, EventType.ActivityTaskCompleted));
        };
    }
}
