package dev.furrow.system.readme;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.DecisionType;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// The first workflow of the README in Java: a decider and a worker that would go on for ever, cut short after one
/// order.
final class FirstWorkflow {
    private final SwfClient swf;

    // region client
    static SwfClient connect(String endpoint) {
        return SwfClient.builder()
                .endpointOverride(URI.create(endpoint)) // "http://127.0.0.1:7700"
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
                .build();
    }
    // endregion

    FirstWorkflow(SwfClient swf) {
        this.swf = swf;
    }

    // region decider
    /// Takes one task and says what comes next, from nothing but the history.
    void decide() {
        var task = swf.pollForDecisionTask(r -> r.domain("shop").taskList(l -> l.name("deciders")));
        if (task.taskToken() == null) {
            return; // Nothing to decide within a minute: poll again.
        }
        swf.respondDecisionTaskCompleted(r -> r.taskToken(task.taskToken()).decisions(next(task.events())));
    }

    private static List<Decision> next(List<HistoryEvent> history) {
        if (history.stream().anyMatch(event -> event.eventType() == EventType.ACTIVITY_TASK_COMPLETED)) {
            return List.of(Decision.builder()
                    .decisionType(DecisionType.COMPLETE_WORKFLOW_EXECUTION)
                    .completeWorkflowExecutionDecisionAttributes(a -> a.result("sent"))
                    .build());
        }
        var ordered = history.getFirst().workflowExecutionStartedEventAttributes();
        return List.of(Decision.builder()
                .decisionType(DecisionType.SCHEDULE_ACTIVITY_TASK)
                .scheduleActivityTaskDecisionAttributes(
                        a -> a.activityType(t -> t.name("pack").version("1"))
                                .activityId("pack")
                                .input(ordered.input()))
                .build());
    }
    // endregion

    // region worker
    /// Takes one task and does it.
    void work() {
        var task = swf.pollForActivityTask(r -> r.domain("shop").taskList(l -> l.name("packers")));
        if (task.taskToken() != null) {
            String result = "packed " + task.input();
            swf.respondActivityTaskCompleted(r -> r.taskToken(task.taskToken()).result(result));
        }
    }
    // endregion

    // region start
    String order(String what) {
        return swf.startWorkflowExecution(r -> r.domain("shop")
                        .workflowId("order-2")
                        .workflowType(t -> t.name("order").version("1"))
                        .input(what))
                .runId();
    }
    // endregion
}
