package dev.furrow.demo.taxi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.ScheduleActivityTaskDecisionAttributes;

/// Tells in words what a decider has decided.
public final class DecisionStory {
    private DecisionStory() {}

    /// What goes on behind "the decider"; empty if there is nothing worth a line.
    public static String tell(List<Decision> decisions) {
        List<String> parts = new ArrayList<>();
        List<ScheduleActivityTaskDecisionAttributes> tasks = decisions.stream()
                .map(Decision::scheduleActivityTaskDecisionAttributes)
                .filter(task -> task != null)
                .toList();
        tasks.stream()
                .filter(task -> isOf(task, TaxiActivity.FIND_TAXIS) && Step.attempt(task.activityId()) > 1)
                .forEach(task -> parts.add("asks the map again, attempt " + Step.attempt(task.activityId())));
        String taxis = tasks.stream()
                .filter(task -> isOf(task, TaxiActivity.OFFER_RIDE))
                .map(ScheduleActivityTaskDecisionAttributes::input)
                .collect(Collectors.joining(" "));
        if (!taxis.isEmpty()) {
            parts.add("offers the ride to " + taxis);
        }
        decisions.forEach(decision -> tell(decision, parts));
        return String.join(", ", parts);
    }

    private static void tell(Decision decision, List<String> parts) {
        switch (decision.decisionType()) {
            case START_TIMER ->
                parts.add("waits " + decision.startTimerDecisionAttributes().startToFireTimeout() + " s for an answer");
            case CANCEL_TIMER -> parts.add("stops the timer");
            case COMPLETE_WORKFLOW_EXECUTION ->
                parts.add("closes: "
                        + decision.completeWorkflowExecutionDecisionAttributes().result());
            case CANCEL_WORKFLOW_EXECUTION ->
                parts.add("closes: "
                        + decision.cancelWorkflowExecutionDecisionAttributes().details());
            case FAIL_WORKFLOW_EXECUTION ->
                parts.add("gives up: "
                        + decision.failWorkflowExecutionDecisionAttributes().reason());
            default -> {
                // Told above, or by whoever does it.
            }
        }
    }

    private static boolean isOf(ScheduleActivityTaskDecisionAttributes task, TaxiActivity activity) {
        return task.activityType().name().equals(activity.type());
    }
}
