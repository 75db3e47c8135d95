package dev.furrow.system.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.simpleworkflow.AmazonSimpleWorkflow;
import com.amazonaws.services.simpleworkflow.AmazonSimpleWorkflowClientBuilder;
import com.amazonaws.services.simpleworkflow.model.ActivityTask;
import com.amazonaws.services.simpleworkflow.model.ActivityType;
import com.amazonaws.services.simpleworkflow.model.AmazonSimpleWorkflowException;
import com.amazonaws.services.simpleworkflow.model.ChildPolicy;
import com.amazonaws.services.simpleworkflow.model.CompleteWorkflowExecutionDecisionAttributes;
import com.amazonaws.services.simpleworkflow.model.Decision;
import com.amazonaws.services.simpleworkflow.model.DecisionTask;
import com.amazonaws.services.simpleworkflow.model.DecisionType;
import com.amazonaws.services.simpleworkflow.model.DescribeDomainRequest;
import com.amazonaws.services.simpleworkflow.model.DescribeWorkflowExecutionRequest;
import com.amazonaws.services.simpleworkflow.model.GetWorkflowExecutionHistoryRequest;
import com.amazonaws.services.simpleworkflow.model.HistoryEvent;
import com.amazonaws.services.simpleworkflow.model.PollForActivityTaskRequest;
import com.amazonaws.services.simpleworkflow.model.PollForDecisionTaskRequest;
import com.amazonaws.services.simpleworkflow.model.RecordActivityTaskHeartbeatRequest;
import com.amazonaws.services.simpleworkflow.model.RegisterActivityTypeRequest;
import com.amazonaws.services.simpleworkflow.model.RegisterDomainRequest;
import com.amazonaws.services.simpleworkflow.model.RegisterWorkflowTypeRequest;
import com.amazonaws.services.simpleworkflow.model.RespondActivityTaskCompletedRequest;
import com.amazonaws.services.simpleworkflow.model.RespondDecisionTaskCompletedRequest;
import com.amazonaws.services.simpleworkflow.model.ScheduleActivityTaskDecisionAttributes;
import com.amazonaws.services.simpleworkflow.model.StartWorkflowExecutionRequest;
import com.amazonaws.services.simpleworkflow.model.TaskList;
import com.amazonaws.services.simpleworkflow.model.UnknownResourceException;
import com.amazonaws.services.simpleworkflow.model.WorkflowExecution;
import com.amazonaws.services.simpleworkflow.model.WorkflowType;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Amazon's SDK for Java, version 1, which many programs that use SWF still carry.
class JavaSdkV1Test {
    private static final String DOMAIN = "java-1";
    private static final TaskList DECIDERS = new TaskList().withName("deciders");
    private static final TaskList WORKERS = new TaskList().withName("workers");

    @TempDir
    Path directory;

    @Test
    void aWorkflowRunsFromItsRegistrationToItsEnd() {
        try (RunningServer server = RunningServer.guarded(directory)) {
            String endpoint = server.url();
            String id = server.administrator().accessKeyId();
            String secret = server.administrator().secretAccessKey();
            // region client
            AmazonSimpleWorkflow swf = AmazonSimpleWorkflowClientBuilder.standard()
                    .withEndpointConfiguration(new EndpointConfiguration(endpoint, "us-east-1"))
                    .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(id, secret)))
                    .build();
            // endregion
            try {
                register(swf);
                run(swf);
                beRefused(swf);
            } finally {
                swf.shutdown();
            }
        }
    }

    private static void register(AmazonSimpleWorkflow swf) {
        swf.registerDomain(
                new RegisterDomainRequest().withName(DOMAIN).withWorkflowExecutionRetentionPeriodInDays("1"));
        swf.registerWorkflowType(new RegisterWorkflowTypeRequest()
                .withDomain(DOMAIN)
                .withName("w")
                .withVersion("1")
                .withDefaultTaskList(DECIDERS)
                .withDefaultTaskStartToCloseTimeout("30")
                .withDefaultExecutionStartToCloseTimeout("600")
                .withDefaultChildPolicy(ChildPolicy.TERMINATE));
        swf.registerActivityType(new RegisterActivityTypeRequest()
                .withDomain(DOMAIN)
                .withName("a")
                .withVersion("1")
                .withDefaultTaskList(WORKERS)
                .withDefaultTaskScheduleToStartTimeout("60")
                .withDefaultTaskScheduleToCloseTimeout("60")
                .withDefaultTaskStartToCloseTimeout("60")
                .withDefaultTaskHeartbeatTimeout("30"));
    }

    private static void run(AmazonSimpleWorkflow swf) {
        String runId = swf.startWorkflowExecution(new StartWorkflowExecutionRequest()
                        .withDomain(DOMAIN)
                        .withWorkflowId("order")
                        .withWorkflowType(new WorkflowType().withName("w").withVersion("1")))
                .getRunId();
        DecisionTask task = pollForDecisionTask(swf);
        assertThat(task.getWorkflowExecution().getRunId()).isEqualTo(runId);
        assertThat(task.getPreviousStartedEventId()).isZero();
        assertThat(task.getEvents()).extracting(HistoryEvent::getEventId).containsExactly(1L, 2L, 3L);
        decide(
                swf,
                task,
                new Decision()
                        .withDecisionType(DecisionType.ScheduleActivityTask)
                        .withScheduleActivityTaskDecisionAttributes(new ScheduleActivityTaskDecisionAttributes()
                                .withActivityId("pack")
                                .withActivityType(
                                        new ActivityType().withName("a").withVersion("1"))));
        assertThat(pollForDecisionTask(swf).getTaskToken())
                .as("an empty poll's token")
                .isNull();
        ActivityTask activity = swf.pollForActivityTask(
                new PollForActivityTaskRequest().withDomain(DOMAIN).withTaskList(WORKERS));
        assertThat(swf.recordActivityTaskHeartbeat(
                                new RecordActivityTaskHeartbeatRequest().withTaskToken(activity.getTaskToken()))
                        .isCancelRequested())
                .isFalse();
        swf.respondActivityTaskCompleted(new RespondActivityTaskCompletedRequest()
                .withTaskToken(activity.getTaskToken())
                .withResult("packed"));
        decide(
                swf,
                pollForDecisionTask(swf),
                new Decision()
                        .withDecisionType(DecisionType.CompleteWorkflowExecution)
                        .withCompleteWorkflowExecutionDecisionAttributes(
                                new CompleteWorkflowExecutionDecisionAttributes().withResult("sent")));
        WorkflowExecution execution =
                new WorkflowExecution().withWorkflowId("order").withRunId(runId);
        assertThat(swf.describeWorkflowExecution(new DescribeWorkflowExecutionRequest()
                                .withDomain(DOMAIN)
                                .withExecution(execution))
                        .getExecutionInfo()
                        .getCloseStatus())
                .isEqualTo("COMPLETED");
        assertThat(swf.getWorkflowExecutionHistory(new GetWorkflowExecutionHistoryRequest()
                                .withDomain(DOMAIN)
                                .withExecution(execution)
                                .withReverseOrder(true))
                        .getEvents()
                        .getFirst()
                        .getWorkflowExecutionCompletedEventAttributes()
                        .getResult())
                .isEqualTo("sent");
    }

    private static DecisionTask pollForDecisionTask(AmazonSimpleWorkflow swf) {
        return swf.pollForDecisionTask(
                new PollForDecisionTaskRequest().withDomain(DOMAIN).withTaskList(DECIDERS));
    }

    private static void decide(AmazonSimpleWorkflow swf, DecisionTask task, Decision decision) {
        swf.respondDecisionTaskCompleted(new RespondDecisionTaskCompletedRequest()
                .withTaskToken(task.getTaskToken())
                .withDecisions(decision));
    }

    private static void beRefused(AmazonSimpleWorkflow swf) {
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> swf.describeDomain(new DescribeDomainRequest().withName("nowhere")))
                .satisfies(fault -> {
                    assertThat(fault.getErrorMessage()).isEqualTo("Unknown domain: nowhere");
                    assertThat(fault.getErrorCode()).isEqualTo("UnknownResourceFault");
                    assertThat(fault.getRequestId()).isNotBlank();
                });
        assertThatExceptionOfType(AmazonSimpleWorkflowException.class)
                .isThrownBy(() -> swf.respondActivityTaskCompleted(
                        new RespondActivityTaskCompletedRequest().withTaskToken("forged")))
                .satisfies(fault -> assertThat(fault.getErrorCode()).isEqualTo("ValidationException"));
    }
}
