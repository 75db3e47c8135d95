package dev.furrow.engine.random;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.*;
import dev.furrow.api.operation.*;
import dev.furrow.engine.lambda.LambdaResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws what people do: legal and illegal calls of starters, signallers, deciders and workers, and time that passes.
/// A step is drawn once and may then be played in several worlds; it says what came of it.
final class RandomSteps {
    /// Something that somebody does; says what came of it.
    @FunctionalInterface
    interface Step {
        String play(RandomWorld world);
    }

    private static final String[] DECISION_LISTS = {"deciders", "deciders", "deciders", "second", "sticky"};
    private static final String[] ACTIVITY_LISTS = {"workers", "workers", "others"};

    private final Random random;
    private final boolean punctual;

    /// @param punctual whether everything that is due is noticed in time
    RandomSteps(long seed, boolean punctual) {
        random = new Random(seed);
        this.punctual = punctual;
    }

    Step next() {
        return switch (random.nextInt(24)) {
            case 0, 1 -> start();
            case 2 -> signal();
            case 3 -> send(new RequestCancelWorkflowExecutionRequest(DOMAIN, workflowId(), null));
            case 4 ->
                random.nextInt(3) == 0
                        ? send(new TerminateWorkflowExecutionRequest(
                                DOMAIN, workflowId(), null, "r", null, maybe(oneOf(ChildPolicy.values()))))
                        : signal();
            case 5, 6, 7, 8 -> pollForDecisionTask();
            case 9, 10, 11, 12, 13 -> decide();
            case 14, 15 -> pollForActivityTask();
            case 16, 17 -> endActivityTask();
            case 18 -> heartbeat();
            case 19 -> endFunction();
            case 20 -> changeType();
            case 21 -> permit();
            default -> pass();
        };
    }

    private static Step send(Request request) {
        return world -> world.send(request);
    }

    private Step start() {
        return send(with(
                dev.furrow.engine.Requests.start(workflowId()),
                "workflowType",
                new WorkflowType(random.nextInt(6) == 0 ? "v" : "w", "1"),
                "executionStartToCloseTimeout",
                maybe(seconds(200)),
                "taskStartToCloseTimeout",
                maybe(random.nextInt(4) == 0 ? "NONE" : seconds(20)),
                "taskList",
                maybe(new TaskList(oneOf(DECISION_LISTS))),
                "taskPriority",
                maybe(String.valueOf(random.nextInt(5) - 2)),
                "childPolicy",
                maybe(oneOf(ChildPolicy.values())),
                "lambdaRole",
                maybe("arn:role"),
                "tagList",
                maybe(List.of("tag " + random.nextInt(3))),
                "input",
                maybe("input")));
    }

    private Step signal() {
        return send(new SignalWorkflowExecutionRequest(DOMAIN, workflowId(), null, "signal", maybe("data")));
    }

    private Step pollForDecisionTask() {
        String taskList = oneOf(DECISION_LISTS);
        return world -> world.pollForDecisionTask(taskList);
    }

    private Step pollForActivityTask() {
        String taskList = oneOf(ACTIVITY_LISTS);
        return world -> world.pollForActivityTask(taskList);
    }

    private Step decide() {
        int ago = recently();
        List<Decision> decisions = decisions();
        String context = maybe("context " + random.nextInt(9));
        TaskList list = random.nextInt(8) == 0 ? new TaskList(oneOf(DECISION_LISTS)) : null;
        String timeout = random.nextInt(3) == 0 ? null : seconds(10);
        return world -> {
            DecisionTask task = world.decisionTask(ago);
            return task == null
                    ? "nothing to decide"
                    : world.end(
                            task.taskToken(),
                            new RespondDecisionTaskCompletedRequest(
                                    task.taskToken(), decisions, context, list, timeout));
        };
    }

    private List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            decisions.add(decision());
        }
        if (random.nextInt(6) == 0) {
            decisions.add(close());
        }
        if (random.nextInt(40) == 0) {
            decisions.add(marker("behind a close, or not"));
        }
        return decisions;
    }

    private Decision close() {
        return switch (random.nextInt(4)) {
            case 0 -> completeWorkflow();
            case 1 -> failWorkflow("reason");
            case 2 -> cancelWorkflow();
            default ->
                with(
                        continueAsNew(),
                        "executionStartToCloseTimeout",
                        maybe(seconds(200)),
                        "taskList",
                        maybe(new TaskList(oneOf(DECISION_LISTS))));
        };
    }

    private Decision decision() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> activity();
            case 3 -> cancelActivity("a" + random.nextInt(5));
            case 4, 5 -> timer("t" + random.nextInt(4), random.nextInt(30));
            case 6 -> cancelTimer("t" + random.nextInt(4));
            case 7 -> marker("m");
            case 8, 9 ->
                with(
                        child(workflowId()),
                        "workflowType",
                        new WorkflowType(random.nextInt(6) == 0 ? "v" : "w", "1"),
                        "executionStartToCloseTimeout",
                        seconds(150),
                        "taskList",
                        new TaskList(oneOf(DECISION_LISTS)),
                        "childPolicy",
                        maybe(oneOf(ChildPolicy.values())),
                        "control",
                        maybe("control"));
            case 10, 11 -> signalExternal(workflowId(), maybe("control"));
            case 12 -> cancelExternal(workflowId());
            default -> with(lambda("l"), "startToCloseTimeout", maybe(String.valueOf(1 + random.nextInt(20))));
        };
    }

    private ScheduleActivityTaskDecision activity() {
        return with(
                schedule("a" + random.nextInt(5)),
                "activityType",
                new ActivityType(random.nextInt(6) == 0 ? "b" : "a", "1"),
                "taskList",
                maybe(new TaskList(oneOf(ACTIVITY_LISTS))),
                "scheduleToStartTimeout",
                maybe(timeout()),
                "scheduleToCloseTimeout",
                maybe(timeout()),
                "startToCloseTimeout",
                maybe(timeout()),
                "heartbeatTimeout",
                maybe(timeout()),
                "taskPriority",
                maybe(String.valueOf(random.nextInt(5) - 2)),
                "input",
                maybe("input"));
    }

    private Step endActivityTask() {
        int ago = recently();
        int how = random.nextInt(4);
        return world -> {
            ActivityTask task = world.activityTask(ago);
            if (task == null) {
                return "nothing to work on";
            }
            String token = task.taskToken();
            return world.end(
                    token,
                    switch (how) {
                        case 0 -> new RespondActivityTaskFailedRequest(token, "reason", "details");
                        case 1 -> new RespondActivityTaskCanceledRequest(token, "details");
                        default -> new RespondActivityTaskCompletedRequest(token, "result");
                    });
        };
    }

    private Step heartbeat() {
        int ago = recently();
        String details = maybe("at " + random.nextInt(100));
        return world -> {
            ActivityTask task = world.activityTask(ago);
            return task == null
                    ? "nothing to work on"
                    : world.send(new RecordActivityTaskHeartbeatRequest(task.taskToken(), details));
        };
    }

    private Step endFunction() {
        LambdaResult result = random.nextBoolean()
                ? new LambdaResult.Completed(maybe("result"))
                : new LambdaResult.Failed("Unhandled", maybe("details"));
        return world -> {
            if (!world.lambda().called()) {
                return "no function was called";
            }
            world.lambda().end(result);
            return "a function has ended";
        };
    }

    private Step changeType() {
        WorkflowType workflowType = new WorkflowType("v", "1");
        ActivityType activityType = new ActivityType("b", "1");
        return send(
                switch (random.nextInt(4)) {
                    case 0 -> new DeprecateWorkflowTypeRequest(DOMAIN, workflowType);
                    case 1 -> new UndeprecateWorkflowTypeRequest(DOMAIN, workflowType);
                    case 2 -> new DeprecateActivityTypeRequest(DOMAIN, activityType);
                    default -> new UndeprecateActivityTypeRequest(DOMAIN, activityType);
                });
    }

    private Step permit() {
        DecisionType denied = oneOf(DecisionType.values());
        return world -> {
            world.engine().permit((decision, type) -> decision.decisionType() != denied);
            return denied + " is not permitted";
        };
    }

    /// Time passes; sometimes without the engine noticing before the next call.
    private Step pass() {
        Duration by = Duration.ofMillis(random.nextInt(12_000));
        boolean unnoticed = random.nextInt(4) == 0 && !punctual;
        return world -> {
            if (unnoticed) {
                world.engine().advanceUnnoticed(by);
            } else {
                world.engine().advance(by);
            }
            return by + " later";
        };
    }

    private String workflowId() {
        return "wf " + random.nextInt(8);
    }

    private int recently() {
        return random.nextInt(5) == 0 ? random.nextInt(20) : random.nextInt(2);
    }

    private String seconds(int bound) {
        return String.valueOf(1 + random.nextInt(bound));
    }

    private String timeout() {
        return random.nextInt(3) == 0 ? "NONE" : String.valueOf(random.nextInt(40));
    }

    private <T> T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }
}
