package dev.furrow.system.sdk;

import static dev.furrow.system.sdk.SwfDomain.complete;
import static dev.furrow.system.sdk.SwfDomain.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;

/// Tokens belong to tasks, not to the client, connection or server process that they came through.
class TokensTest {
    @TempDir
    Path directory;

    @Test
    void tokensServeOtherClientsAndOutliveARestart() {
        try (RunningServer server = new RunningServer(directory)) {
            WorkflowExecution execution;
            PollForDecisionTaskResponse decisionTask;
            PollForActivityTaskResponse activityTask;
            try (SwfClient first = JavaSdk.client(server.url())) {
                SwfDomain domain = SwfDomain.register(first);
                execution = domain.start("long-lived");
                PollForDecisionTaskResponse task = domain.pollForDecisionTask();
                try (SwfClient second = JavaSdk.client(server.url())) {
                    new SwfDomain(second, domain.name()).decide(task, schedule("slow"));
                }
                activityTask = domain.pollForActivityTask();
                domain.signal(execution, "wake up");
                decisionTask = domain.pollForDecisionTask();
                server.restart();
                try (SwfClient afterwards = JavaSdk.client(server.url())) {
                    SwfDomain again = new SwfDomain(afterwards, domain.name());
                    assertThat(afterwards
                                    .recordActivityTaskHeartbeat(r -> r.taskToken(activityTask.taskToken()))
                                    .cancelRequested())
                            .isFalse();
                    afterwards.respondActivityTaskCompleted(
                            r -> r.taskToken(activityTask.taskToken()).result("at last"));
                    again.decide(decisionTask);
                    again.decide(again.pollForDecisionTask(), complete("all"));
                    assertThat(again.eventTypes(execution))
                            .contains(EventType.ACTIVITY_TASK_COMPLETED)
                            .endsWith(EventType.WORKFLOW_EXECUTION_COMPLETED);
                }
            }
        }
    }
}
