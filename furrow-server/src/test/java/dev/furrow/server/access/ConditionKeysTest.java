package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.operation.*;
import dev.furrow.server.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of condition keys (specification, section 10.2), one by one: the right value lets a request through, any
/// other does not, and keys of other operations are not there.
final class ConditionKeysTest extends GuardedTest {
    private static final String DOMAIN = "keys";
    private static final WorkflowType NO_WORKFLOW = new WorkflowType("none", "7");
    private static final ActivityType NO_ACTIVITY = new ActivityType("none", "7");
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);
    private static final WorkflowTypeFilter TYPES = new WorkflowTypeFilter("w", "1");
    private static final TagFilter TAGS = new TagFilter("blue");
    private static final TaskList LIST = new TaskList("given");

    private static SignedCaller caller;

    @BeforeAll
    static void prepare() {
        prepare(DOMAIN);
        caller = guarded.user("keys", document(statement("Deny", "*", "*", "{}")));
    }

    private static void policy(String condition) {
        guarded.policy("of-keys", document(allow("swf:RespondDecisionTaskCompleted"), allow("*", "*", condition)));
    }

    private static String equals(String key, String value) {
        return "{\"StringEquals\":{\"" + key + "\":\"" + value + "\"}}";
    }

    private static Stream<Arguments> requests() {
        Map<String, String> type = Map.of("swf:typeFilter.name", "w", "swf:typeFilter.version", "1");
        Map<String, String> tag = Map.of("swf:tagFilter.tag", "blue");
        Map<String, String> list = Map.of("swf:taskList.name", "given");
        Map<String, String> workflow = Map.of("swf:workflowType.name", "none", "swf:workflowType.version", "7");
        Map<String, String> activity = Map.of("swf:activityType.name", "none", "swf:activityType.version", "7");
        Map<String, String> registered =
                Map.of("swf:name", "w", "swf:version", "1", "swf:defaultTaskList.name", "given");
        return Stream.of(
                        keys(new CountOpenWorkflowExecutionsRequest(DOMAIN, EVER, TYPES, null, null), type),
                        keys(new CountOpenWorkflowExecutionsRequest(DOMAIN, EVER, null, TAGS, null), tag),
                        keys(
                                new CountClosedWorkflowExecutionsRequest(DOMAIN, EVER, null, null, TYPES, null, null),
                                type),
                        keys(new CountClosedWorkflowExecutionsRequest(DOMAIN, EVER, null, null, null, TAGS, null), tag),
                        keys(
                                new ListOpenWorkflowExecutionsRequest(
                                        DOMAIN, EVER, TYPES, null, null, null, null, null),
                                type),
                        keys(
                                new ListOpenWorkflowExecutionsRequest(DOMAIN, EVER, null, TAGS, null, null, null, null),
                                tag),
                        keys(
                                new ListClosedWorkflowExecutionsRequest(
                                        DOMAIN, EVER, null, null, null, TYPES, null, null, null, null),
                                type),
                        keys(
                                new ListClosedWorkflowExecutionsRequest(
                                        DOMAIN, EVER, null, null, null, null, TAGS, null, null, null),
                                tag),
                        keys(new CountPendingActivityTasksRequest(DOMAIN, LIST), list),
                        keys(new CountPendingDecisionTasksRequest(DOMAIN, LIST), list),
                        keys(new DeprecateWorkflowTypeRequest(DOMAIN, NO_WORKFLOW), workflow),
                        keys(new UndeprecateWorkflowTypeRequest(DOMAIN, NO_WORKFLOW), workflow),
                        keys(new DeleteWorkflowTypeRequest(DOMAIN, NO_WORKFLOW), workflow),
                        keys(new DescribeWorkflowTypeRequest(DOMAIN, NO_WORKFLOW), workflow),
                        keys(new DeprecateActivityTypeRequest(DOMAIN, NO_ACTIVITY), activity),
                        keys(new UndeprecateActivityTypeRequest(DOMAIN, NO_ACTIVITY), activity),
                        keys(new DeleteActivityTypeRequest(DOMAIN, NO_ACTIVITY), activity),
                        keys(new DescribeActivityTypeRequest(DOMAIN, NO_ACTIVITY), activity),
                        keys(
                                new RegisterWorkflowTypeRequest(
                                        DOMAIN, "w", "1", null, null, null, LIST, null, null, null),
                                registered),
                        keys(
                                new RegisterActivityTypeRequest(
                                        DOMAIN, "w", "1", null, null, null, LIST, null, null, null),
                                registered),
                        keys(
                                start(NO_WORKFLOW, LIST, List.of("a", "b", "c", "d", "e")),
                                Map.of(
                                        "swf:workflowType.name", "none",
                                        "swf:workflowType.version", "7",
                                        "swf:taskList.name", "given",
                                        "swf:tagList.member.0", "a",
                                        "swf:tagList.member.1", "b",
                                        "swf:tagList.member.2", "c",
                                        "swf:tagList.member.3", "d",
                                        "swf:tagList.member.4", "e",
                                        "swf:tagList.4", "e")))
                .flatMap(cases -> cases);
    }

    private static StartWorkflowExecutionRequest start(WorkflowType type, TaskList list, List<String> tags) {
        return new StartWorkflowExecutionRequest(DOMAIN, "x", type, list, null, null, null, tags, null, null, null);
    }

    private static Stream<Arguments> keys(Request request, Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> Arguments.of(
                        Operation.of(request).wireName() + " " + key.getKey(), request, key.getKey(), key.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    <R extends Record & Request> void aKeyOfARequestDecides(String name, R request, String key, String value) {
        policy(equals(key, "other"));
        isDenied(caller.call(request));

        policy(equals(key, value));
        Reply allowed = caller.call(request);
        assertThat(allowed.text()).as("%s", allowed).doesNotContain("AccessDenied");

        policy(equals(key + "x", value));
        isDenied(caller.call(request));
    }

    @Test
    void pollsAreMeasuredByTheirList() {
        succeeds(admin.call(startRequest(DOMAIN, "polled", "polled")));
        PollForDecisionTaskRequest poll =
                new PollForDecisionTaskRequest(DOMAIN, new TaskList("polled"), null, null, null, null, null);
        PollForActivityTaskRequest other = new PollForActivityTaskRequest(DOMAIN, new TaskList("polled"), null);
        policy(equals("swf:taskList.name", "other"));
        isDenied(caller.call(poll));
        isDenied(caller.call(other));

        policy(equals("swf:taskList.name", "polled"));
        assertThat(caller.call(poll).as(DecisionTask.class).taskToken()).isNotEmpty();
    }

    @Test
    void aListThatNobodyHasNamedIsAbsentAndOneOfTheTypeIsNot() {
        policy(equals("swf:taskList.name", "deciders"));
        isDenied(caller.call(start(NO_WORKFLOW, null, null)));
        succeeds(caller.call(start(new WorkflowType("w", "1"), null, null)));

        policy("{\"StringEqualsIfExists\":{\"swf:taskList.name\":\"deciders\"}}");
        assertThat(caller.call(start(NO_WORKFLOW, null, null)).fault().getKey()).isEqualTo("UnknownResourceFault");
    }

    private static Stream<Arguments> decisions() {
        Decision activity = new ScheduleActivityTaskDecision(
                new ActivityType("a", "1"), "a", null, null, null, LIST, null, null, null, null);
        Decision child = new StartChildWorkflowExecutionDecision(
                new WorkflowType("w", "1"), "child", null, null, null, LIST, null, null, null, List.of("x", "y"), null);
        Decision next = new ContinueAsNewWorkflowExecutionDecision(
                null, null, new TaskList("deciders"), null, null, null, List.of("x"), null, null);
        return Stream.of(
                        keys(
                                activity,
                                Map.of(
                                        "swf:taskList.name", "given",
                                        "swf:activityType.name", "a",
                                        "swf:activityType.version", "1")),
                        keys(
                                child,
                                Map.of(
                                        "swf:taskList.name", "given",
                                        "swf:workflowType.name", "w",
                                        "swf:workflowType.version", "1",
                                        "swf:tagList.member.1", "y",
                                        "swf:tagList.0", "x")),
                        keys(
                                next,
                                Map.of(
                                        "swf:taskList.name", "deciders",
                                        "swf:workflowTypeVersion", "1",
                                        "swf:workflowType.version", "1",
                                        "swf:tagList.member.0", "x",
                                        "swf:tagList.0", "x")))
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> keys(Decision decision, Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> Arguments.of(
                        decision.decisionType() + " " + key.getKey(), decision, key.getKey(), key.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void aKeyOfADecisionDecides(String name, Decision decision, String key, String value) {
        String domain = name.replace(':', ' ');
        prepare(domain);
        String run = admin.call(startRequest(domain, "run", null)).as(Run.class).runId();

        String failed = decision.decisionType() + "Failed";
        policy(equals(key, "other"));
        decide(domain, decision);
        assertThat(types(domain, run)).contains(failed);

        policy(equals(key, value));
        decide(domain, decision);
        assertThat(types(domain, run).split(failed, -1)).hasSize(2);
    }

    private static void decide(String domain, Decision decision) {
        DecisionTask task = admin.call(
                        new PollForDecisionTaskRequest(domain, new TaskList("deciders"), null, null, null, null, null))
                .as(DecisionTask.class);
        succeeds(caller.call(
                new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decision), null, null, null)));
    }

    private static String types(String domain, String runId) {
        return admin
                .call(new GetWorkflowExecutionHistoryRequest(
                        domain, new WorkflowExecution("run", runId), null, null, null))
                .as(History.class)
                .events()
                .stream()
                .map(event -> event.eventType().name())
                .toList()
                .toString();
    }

    @Test
    void operationsOutsideOfTheTableHaveNoKeys() {
        policy(
                "{\"Null\":{\"swf:taskList.name\":\"true\",\"swf:name\":\"true\",\"swf:workflowType.name\":\"true\","
                        + "\"swf:activityType.name\":\"true\",\"swf:typeFilter.name\":\"true\",\"swf:tagFilter.tag\":\"true\"}}");

        succeeds(caller.call(new DescribeDomainRequest(DOMAIN)));
        succeeds(caller.call(new ListDomainsRequest(null, RegistrationStatus.REGISTERED, null, null)));
    }
}
