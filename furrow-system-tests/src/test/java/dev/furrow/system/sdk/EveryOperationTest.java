package dev.furrow.system.sdk;

import static dev.furrow.system.sdk.SwfDomain.complete;
import static dev.furrow.system.sdk.SwfDomain.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.furrow.api.operation.Operation;
import dev.furrow.system.JavaSdk;
import dev.furrow.system.RunningServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.ChildPolicy;
import software.amazon.awssdk.services.swf.model.CloseStatus;
import software.amazon.awssdk.services.swf.model.Decision;
import software.amazon.awssdk.services.swf.model.DecisionType;
import software.amazon.awssdk.services.swf.model.DefaultUndefinedException;
import software.amazon.awssdk.services.swf.model.DescribeWorkflowExecutionResponse;
import software.amazon.awssdk.services.swf.model.DomainAlreadyExistsException;
import software.amazon.awssdk.services.swf.model.DomainDeprecatedException;
import software.amazon.awssdk.services.swf.model.EventType;
import software.amazon.awssdk.services.swf.model.ExecutionStatus;
import software.amazon.awssdk.services.swf.model.PollForActivityTaskResponse;
import software.amazon.awssdk.services.swf.model.PollForDecisionTaskResponse;
import software.amazon.awssdk.services.swf.model.RegistrationStatus;
import software.amazon.awssdk.services.swf.model.ResourceTag;
import software.amazon.awssdk.services.swf.model.SwfException;
import software.amazon.awssdk.services.swf.model.TooManyTagsException;
import software.amazon.awssdk.services.swf.model.TypeAlreadyExistsException;
import software.amazon.awssdk.services.swf.model.TypeDeprecatedException;
import software.amazon.awssdk.services.swf.model.TypeNotDeprecatedException;
import software.amazon.awssdk.services.swf.model.UnknownResourceException;
import software.amazon.awssdk.services.swf.model.WorkflowExecution;
import software.amazon.awssdk.services.swf.model.WorkflowExecutionAlreadyStartedException;

/// Each of the 39 operations through Amazon's SDK for Java, version 2: its answer, and its faults as the SDK's own
/// exceptions. The last check of the class is that no operation was left out.
class EveryOperationTest {
    private static final Set<String> CALLED = ConcurrentHashMap.newKeySet();

    @TempDir
    static Path directory;

    private static RunningServer server;
    private static SwfClient swf;

    @BeforeAll
    static void start() {
        server = new RunningServer(directory);
        swf = JavaSdk.client(server.url(), CALLED::add);
    }

    @AfterAll
    static void stopAndLookWhetherEveryOperationWasCalled() {
        swf.close();
        server.close();
        assertThat(CALLED)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                        .map(Operation::wireName)
                        .toList());
    }

    @Test
    void aDomainIsRegisteredDescribedDeprecatedAndUndeprecated() {
        swf.registerDomain(r -> r.name("shop").description("a shop").workflowExecutionRetentionPeriodInDays("30"));
        assertThat(swf.describeDomain(r -> r.name("shop"))).satisfies(answer -> {
            assertThat(answer.domainInfo().name()).isEqualTo("shop");
            assertThat(answer.domainInfo().status()).isEqualTo(RegistrationStatus.REGISTERED);
            assertThat(answer.domainInfo().description()).isEqualTo("a shop");
            assertThat(answer.domainInfo().arn()).isEqualTo("arn:aws:swf:us-east-1:123456789012:/domain/shop");
            assertThat(answer.configuration().workflowExecutionRetentionPeriodInDays())
                    .isEqualTo("30");
        });
        assertThatExceptionOfType(DomainAlreadyExistsException.class)
                .isThrownBy(() -> swf.registerDomain(r -> r.name("shop").workflowExecutionRetentionPeriodInDays("30")))
                .satisfies(fault -> {
                    assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo("shop");
                    assertThat(fault.statusCode()).isEqualTo(400);
                    assertThat(fault.requestId()).isNotBlank();
                });
        assertThatExceptionOfType(DomainAlreadyExistsException.class)
                .isThrownBy(() -> swf.undeprecateDomain(r -> r.name("shop")));

        swf.deprecateDomain(r -> r.name("shop"));
        assertThat(swf.listDomains(r -> r.registrationStatus(RegistrationStatus.DEPRECATED))
                        .domainInfos())
                .extracting(domain -> domain.name())
                .contains("shop");
        assertThatExceptionOfType(DomainDeprecatedException.class)
                .isThrownBy(() -> swf.deprecateDomain(r -> r.name("shop")));

        swf.undeprecateDomain(r -> r.name("shop"));
        assertThat(swf.describeDomain(r -> r.name("shop")).domainInfo().status())
                .isEqualTo(RegistrationStatus.REGISTERED);
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> swf.describeDomain(r -> r.name("nowhere")))
                .satisfies(fault ->
                        assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo("Unknown domain: nowhere"));
    }

    @Test
    void aDomainHasTags() {
        swf.registerDomain(r ->
                r.name("tagged").workflowExecutionRetentionPeriodInDays("NONE").tags(tag("team", "blue")));
        String arn = swf.describeDomain(r -> r.name("tagged")).domainInfo().arn();

        swf.tagResource(r -> r.resourceArn(arn).tags(tag("team", "green"), tag("cost", "7")));
        assertThat(swf.listTagsForResource(r -> r.resourceArn(arn)).tags())
                .containsExactlyInAnyOrder(tag("team", "green"), tag("cost", "7"));
        swf.untagResource(r -> r.resourceArn(arn).tagKeys("team", "never-there"));
        assertThat(swf.listTagsForResource(r -> r.resourceArn(arn)).tags()).containsExactly(tag("cost", "7"));

        ResourceTag[] many = new ResourceTag[51];
        Arrays.setAll(many, i -> tag("key-" + i, "v"));
        assertThatExceptionOfType(TooManyTagsException.class)
                .isThrownBy(() -> swf.tagResource(r -> r.resourceArn(arn).tags(many)));
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> swf.listTagsForResource(r -> r.resourceArn(arn + "-not")));
    }

    private static ResourceTag tag(String key, String value) {
        return ResourceTag.builder().key(key).value(value).build();
    }

    @Test
    void aWorkflowTypeIsRegisteredDescribedDeprecatedAndDeleted() {
        SwfDomain domain = SwfDomain.register(swf);
        assertThat(swf.describeWorkflowType(r ->
                        r.domain(domain.name()).workflowType(t -> t.name("w").version("1"))))
                .satisfies(answer -> {
                    assertThat(answer.typeInfo().workflowType().name()).isEqualTo("w");
                    assertThat(answer.typeInfo().status()).isEqualTo(RegistrationStatus.REGISTERED);
                    assertThat(answer.typeInfo().description()).isEqualTo("a workflow");
                    assertThat(answer.typeInfo().creationDate())
                            .isBetween(
                                    Instant.now().minusSeconds(60),
                                    Instant.now().plusSeconds(1));
                    assertThat(answer.typeInfo().deprecationDate()).isNull();
                    assertThat(answer.configuration().defaultTaskList().name()).isEqualTo("deciders");
                    assertThat(answer.configuration().defaultChildPolicy()).isEqualTo(ChildPolicy.TERMINATE);
                    assertThat(answer.configuration().defaultExecutionStartToCloseTimeout())
                            .isEqualTo("3600");
                });
        assertThatExceptionOfType(TypeAlreadyExistsException.class)
                .isThrownBy(() -> swf.registerWorkflowType(
                        r -> r.domain(domain.name()).name("w").version("1")))
                .satisfies(fault -> assertThat(fault.awsErrorDetails().errorMessage())
                        .isEqualTo("WorkflowType=[name=w, version=1]"));
        assertThatExceptionOfType(TypeNotDeprecatedException.class)
                .isThrownBy(() -> swf.deleteWorkflowType(r ->
                        r.domain(domain.name()).workflowType(t -> t.name("w").version("1"))));

        swf.deprecateWorkflowType(
                r -> r.domain(domain.name()).workflowType(t -> t.name("w").version("1")));
        assertThat(swf.listWorkflowTypes(r ->
                                r.domain(domain.name()).name("w").registrationStatus(RegistrationStatus.DEPRECATED))
                        .typeInfos())
                .singleElement()
                .satisfies(type -> assertThat(type.deprecationDate()).isNotNull());
        assertThatExceptionOfType(TypeDeprecatedException.class).isThrownBy(() -> domain.start("too-late"));

        swf.undeprecateWorkflowType(
                r -> r.domain(domain.name()).workflowType(t -> t.name("w").version("1")));
        domain.start("in-time");
        swf.deprecateWorkflowType(
                r -> r.domain(domain.name()).workflowType(t -> t.name("w").version("1")));
        swf.deleteWorkflowType(
                r -> r.domain(domain.name()).workflowType(t -> t.name("w").version("1")));
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> domain.start("much-too-late"))
                .satisfies(fault -> assertThat(fault.awsErrorDetails().errorMessage())
                        .isEqualTo("Unknown type: WorkflowType=[name=w, version=1]"));
    }

    @Test
    void anActivityTypeIsRegisteredDescribedDeprecatedAndDeleted() {
        SwfDomain domain = SwfDomain.register(swf);
        assertThat(swf.describeActivityType(r ->
                        r.domain(domain.name()).activityType(t -> t.name("a").version("1"))))
                .satisfies(answer -> {
                    assertThat(answer.typeInfo().activityType().version()).isEqualTo("1");
                    assertThat(answer.configuration().defaultTaskHeartbeatTimeout())
                            .isEqualTo("NONE");
                    assertThat(answer.configuration().defaultTaskPriority()).isNull();
                });
        assertThatExceptionOfType(TypeAlreadyExistsException.class)
                .isThrownBy(() -> swf.registerActivityType(
                        r -> r.domain(domain.name()).name("a").version("1")));
        assertThatExceptionOfType(TypeAlreadyExistsException.class)
                .isThrownBy(() -> swf.undeprecateActivityType(r ->
                        r.domain(domain.name()).activityType(t -> t.name("a").version("1"))));

        swf.deprecateActivityType(
                r -> r.domain(domain.name()).activityType(t -> t.name("a").version("1")));
        assertThatExceptionOfType(TypeDeprecatedException.class)
                .isThrownBy(() -> swf.deprecateActivityType(r ->
                        r.domain(domain.name()).activityType(t -> t.name("a").version("1"))));
        swf.undeprecateActivityType(
                r -> r.domain(domain.name()).activityType(t -> t.name("a").version("1")));
        assertThat(swf.listActivityTypes(r -> r.domain(domain.name()).registrationStatus(RegistrationStatus.REGISTERED))
                        .typeInfos())
                .hasSize(1);
        swf.deprecateActivityType(
                r -> r.domain(domain.name()).activityType(t -> t.name("a").version("1")));
        swf.deleteActivityType(
                r -> r.domain(domain.name()).activityType(t -> t.name("a").version("1")));
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> swf.describeActivityType(r ->
                        r.domain(domain.name()).activityType(t -> t.name("a").version("1"))));
    }

    @Test
    void anExecutionIsStartedSignaledCanceledTerminatedAndSeen() {
        SwfDomain domain = SwfDomain.register(swf);
        WorkflowExecution execution = domain.start("order-1");
        assertThat(execution.runId()).isNotBlank();
        assertThatExceptionOfType(WorkflowExecutionAlreadyStartedException.class)
                .isThrownBy(() -> domain.start("order-1"));
        swf.registerWorkflowType(r -> r.domain(domain.name()).name("bare").version("1"));
        assertThatExceptionOfType(DefaultUndefinedException.class)
                .isThrownBy(() -> swf.startWorkflowExecution(r -> r.domain(domain.name())
                        .workflowId("order-2")
                        .workflowType(t -> t.name("bare").version("1"))));

        domain.signal(execution, "paid");
        swf.requestCancelWorkflowExecution(r -> r.domain(domain.name()).workflowId("order-1"));
        assertThat(swf.countOpenWorkflowExecutions(
                        r -> r.domain(domain.name()).startTimeFilter(t -> t.oldestDate(Instant.EPOCH))))
                .satisfies(answer -> {
                    assertThat(answer.count()).isEqualTo(1);
                    assertThat(answer.truncated()).isFalse();
                });
        assertThat(swf.listOpenWorkflowExecutions(r -> r.domain(domain.name())
                                .startTimeFilter(t -> t.oldestDate(Instant.EPOCH))
                                .executionFilter(f -> f.workflowId("order-1")))
                        .executionInfos())
                .singleElement()
                .satisfies(info -> {
                    assertThat(info.execution()).isEqualTo(execution);
                    assertThat(info.executionStatus()).isEqualTo(ExecutionStatus.OPEN);
                    assertThat(info.cancelRequested()).isTrue();
                });

        swf.terminateWorkflowExecution(r ->
                r.domain(domain.name()).workflowId("order-1").reason("sold out").details("since noon"));
        assertThat(domain.eventTypes(execution))
                .containsExactly(
                        EventType.WORKFLOW_EXECUTION_STARTED,
                        EventType.DECISION_TASK_SCHEDULED,
                        EventType.WORKFLOW_EXECUTION_SIGNALED,
                        EventType.WORKFLOW_EXECUTION_CANCEL_REQUESTED,
                        EventType.WORKFLOW_EXECUTION_TERMINATED);
        assertThat(domain.history(execution)
                        .getLast()
                        .workflowExecutionTerminatedEventAttributes()
                        .reason())
                .isEqualTo("sold out");
        DescribeWorkflowExecutionResponse detail = seen(domain, execution);
        assertThat(detail.executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
        assertThat(detail.openCounts().openDecisionTasks()).isEqualTo(1);
        assertThat(swf.countClosedWorkflowExecutions(r -> r.domain(domain.name())
                                .closeTimeFilter(t -> t.oldestDate(Instant.EPOCH))
                                .closeStatusFilter(f -> f.status(CloseStatus.TERMINATED)))
                        .count())
                .isEqualTo(1);
        assertThat(swf.listClosedWorkflowExecutions(
                                r -> r.domain(domain.name()).startTimeFilter(t -> t.oldestDate(Instant.EPOCH)))
                        .executionInfos())
                .singleElement()
                .satisfies(info -> assertThat(info.closeTimestamp()).isNotNull());
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> domain.signal(execution, "late"))
                .satisfies(fault -> assertThat(fault.awsErrorDetails().errorMessage())
                        .isEqualTo("Unknown execution, workflowId = order-1"));
    }

    private static DescribeWorkflowExecutionResponse seen(SwfDomain domain, WorkflowExecution execution) {
        return swf.describeWorkflowExecution(r -> r.domain(domain.name()).execution(execution));
    }

    @Test
    void tasksArePolledCountedAndAnsweredFor() {
        SwfDomain domain = SwfDomain.register(swf);
        WorkflowExecution execution = domain.start("order-3");
        assertThat(swf.countPendingDecisionTasks(r -> r.domain(domain.name()).taskList(list -> list.name("deciders")))
                        .count())
                .isEqualTo(1);
        PollForDecisionTaskResponse task = domain.pollForDecisionTask();
        assertThat(task.workflowExecution()).isEqualTo(execution);
        assertThat(task.workflowType().name()).isEqualTo("w");
        assertThat(task.startedEventId()).isEqualTo(3);
        assertThat(task.previousStartedEventId()).isZero();
        assertThat(task.events()).hasSize(3);
        assertThat(task.nextPageToken()).isNull();
        swf.respondDecisionTaskCompleted(r -> r.taskToken(task.taskToken())
                .executionContext("four activities")
                .decisions(schedule("good"), schedule("bad"), schedule("stopped"), schedule("waiting")));
        assertThatExceptionOfType(UnknownResourceException.class)
                .isThrownBy(() -> domain.decide(task))
                .satisfies(fault -> assertThat(fault.awsErrorDetails().errorMessage())
                        .isEqualTo("Unknown decision task, scheduledEventId = 2"));

        PollForActivityTaskResponse good = domain.pollForActivityTask();
        assertThat(good.activityId()).isEqualTo("good");
        assertThat(good.activityType().name()).isEqualTo("a");
        assertThat(good.input()).isEqualTo("input of good");
        assertThat(good.workflowExecution()).isEqualTo(execution);
        swf.respondActivityTaskCompleted(r -> r.taskToken(good.taskToken()).result("fine"));
        PollForActivityTaskResponse bad = domain.pollForActivityTask();
        swf.respondActivityTaskFailed(
                r -> r.taskToken(bad.taskToken()).reason("broken").details("in two"));
        PollForActivityTaskResponse stopped = domain.pollForActivityTask();
        assertThat(swf.recordActivityTaskHeartbeat(
                                r -> r.taskToken(stopped.taskToken()).details("half"))
                        .cancelRequested())
                .isFalse();
        PollForDecisionTaskResponse second = domain.pollForDecisionTask();
        assertThat(second.previousStartedEventId()).isEqualTo(3);
        domain.decide(second, cancelActivity("stopped"));
        assertThat(swf.recordActivityTaskHeartbeat(r -> r.taskToken(stopped.taskToken()))
                        .cancelRequested())
                .isTrue();
        swf.respondActivityTaskCanceled(r -> r.taskToken(stopped.taskToken()).details("stopped"));
        assertThat(swf.countPendingActivityTasks(r -> r.domain(domain.name()).taskList(list -> list.name("workers")))
                        .count())
                .isEqualTo(1);

        domain.decide(domain.pollForDecisionTask(), complete("done"));
        assertThat(domain.eventTypes(execution))
                .contains(
                        EventType.ACTIVITY_TASK_COMPLETED,
                        EventType.ACTIVITY_TASK_FAILED,
                        EventType.ACTIVITY_TASK_CANCELED)
                .endsWith(EventType.WORKFLOW_EXECUTION_COMPLETED);
        assertThat(seen(domain, execution).openCounts().openActivityTasks()).isEqualTo(1);
        assertThatExceptionOfType(SwfException.class)
                .isThrownBy(() -> swf.respondActivityTaskCompleted(r -> r.taskToken("no token at all")))
                .satisfies(fault -> {
                    assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    assertThat(fault.awsErrorDetails().errorMessage()).isEqualTo("Invalid token");
                });
    }

    private static Decision cancelActivity(String activityId) {
        return Decision.builder()
                .decisionType(DecisionType.REQUEST_CANCEL_ACTIVITY_TASK)
                .requestCancelActivityTaskDecisionAttributes(a -> a.activityId(activityId))
                .build();
    }

    @Test
    void aViolatedConstraintIsNamedInAValidationException() {
        SwfDomain domain = SwfDomain.register(swf);
        assertThatExceptionOfType(SwfException.class)
                .isThrownBy(() -> swf.startWorkflowExecution(r ->
                        r.domain(domain.name()).workflowType(t -> t.name("w").version("1"))))
                .satisfies(fault -> {
                    assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                    assertThat(fault.awsErrorDetails().errorMessage())
                            .isEqualTo("1 validation error detected: Value null at 'workflowId' failed to satisfy"
                                    + " constraint: Member must not be null");
                });
    }
}
