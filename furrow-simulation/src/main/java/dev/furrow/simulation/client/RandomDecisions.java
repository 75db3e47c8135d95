package dev.furrow.simulation.client;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CancelWorkflowExecutionDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.RequestCancelActivityTaskDecision;
import dev.furrow.api.decision.RequestCancelExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.ScheduleLambdaFunctionDecision;
import dev.furrow.api.decision.SignalExternalWorkflowExecutionDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.simulation.schedule.Chance;
import java.util.ArrayList;
import java.util.List;

/// Decisions of all thirteen kinds, made without looking: what is legal in one run is refused in another.
final class RandomDecisions {
    private final Vocabulary words;
    private final Chance chance;
    private long count;

    RandomDecisions(Vocabulary words) {
        this.words = words;
        this.chance = words.chance();
    }

    /// A batch. Now and then one that must be turned away as a whole.
    List<Decision> batch() {
        List<Decision> batch = new ArrayList<>();
        int size = chance.pick(0, 1, 1, 2, 2, 3, 5);
        for (int i = 0; i < size; i++) {
            batch.add(ordinary());
        }
        if (chance.percent(15)) {
            batch.add(closing());
        }
        if (chance.percent(2)) {
            batch.add(0, closing());
        }
        if (chance.percent(2)) {
            batch.add(chance.below(batch.size() + 1), new StartTimerDecision("t0", null, "soon"));
        }
        return batch;
    }

    private Decision ordinary() {
        return switch (chance.below(16)) {
            case 0, 1, 2, 3 -> schedule();
            case 4 -> new RequestCancelActivityTaskDecision(words.activityId());
            case 5, 6 -> new StartTimerDecision(words.timerId(), words.maybe(text("control")), words.timerDuration());
            case 7 -> new CancelTimerDecision(words.timerId());
            case 8 -> new RecordMarkerDecision(text("marker"), words.maybe("details"));
            case 9, 10 -> child();
            case 11, 12 -> signal();
            case 13 -> cancelExternal();
            case 14 ->
                new ScheduleLambdaFunctionDecision(
                        "f" + chance.below(3),
                        "function",
                        words.maybe(text("control")),
                        words.maybe("{}"),
                        chance.oneIn(3) ? "5" : null);
            default -> schedule();
        };
    }

    private Decision closing() {
        return switch (chance.below(5)) {
            case 0 -> new FailWorkflowExecutionDecision(words.maybe("reason"), words.maybe(text("details")));
            case 1 -> new CancelWorkflowExecutionDecision(words.maybe(text("details")));
            case 2, 3 ->
                new ContinueAsNewWorkflowExecutionDecision(
                        words.maybe(text("input")),
                        words.maybeExecutionTimeout(),
                        words.maybeDecisionList(),
                        words.maybePriority(),
                        words.maybeDecisionTimeout(),
                        words.maybeChildPolicy(),
                        words.maybeTags(),
                        chance.oneIn(3) ? chance.pick("1", "2", "9") : null,
                        words.maybeRole());
            default -> new CompleteWorkflowExecutionDecision(words.maybe(text("result")));
        };
    }

    private Decision schedule() {
        return new ScheduleActivityTaskDecision(
                words.activityType(),
                words.activityId(),
                words.maybe(text("control")),
                words.maybe(text("input")),
                words.maybeTaskTimeout(),
                words.maybeActivityList(),
                words.maybePriority(),
                words.maybeTaskTimeout(),
                words.maybeTaskTimeout(),
                words.maybeTaskTimeout());
    }

    private Decision child() {
        WorkflowType type = words.workflowType();
        return new StartChildWorkflowExecutionDecision(
                type,
                chance.oneIn(3) ? words.workflowId() : "child" + chance.below(4),
                words.maybe(text("control")),
                words.maybe(text("input")),
                words.maybeExecutionTimeout(),
                words.maybeDecisionList(),
                words.maybePriority(),
                words.maybeDecisionTimeout(),
                words.maybeChildPolicy(),
                words.maybeTags(),
                words.maybeRole());
    }

    private Decision signal() {
        WorkflowExecution run = words.run();
        WorkflowExecution exact = chance.oneIn(2) ? run : null;
        return new SignalExternalWorkflowExecutionDecision(
                exact != null ? exact.workflowId() : someId(),
                exact != null ? exact.runId() : words.maybeRunId(),
                "external",
                words.maybe(text("input")),
                words.maybe(text("control")));
    }

    private Decision cancelExternal() {
        WorkflowExecution run = words.run();
        WorkflowExecution exact = chance.oneIn(2) ? run : null;
        return new RequestCancelExternalWorkflowExecutionDecision(
                exact != null ? exact.workflowId() : someId(),
                exact != null ? exact.runId() : words.maybeRunId(),
                words.maybe(text("control")));
    }

    private String someId() {
        return chance.oneIn(3) ? "child" + chance.below(4) : words.workflowId();
    }

    private String text(String what) {
        return what + "-" + ++count;
    }
}
