package dev.furrow.engine.quota;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.SampleRequests;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How fast callers may call: sections 9.2 to 9.4 of the specification. Buckets of decisions are with the tests of
/// the decisions.
class ThrottleTest {
    /// The table of section 9.2: size and tokens a second.
    private static final Map<String, Rate> CALLS = Map.ofEntries(
            entry("CountClosedWorkflowExecutions", new Rate(2000, 6)),
            entry("CountOpenWorkflowExecutions", new Rate(2000, 6)),
            entry("CountPendingActivityTasks", new Rate(200, 6)),
            entry("CountPendingDecisionTasks", new Rate(200, 6)),
            entry("DeleteActivityType", new Rate(200, 6)),
            entry("DeleteWorkflowType", new Rate(200, 6)),
            entry("DeprecateActivityType", new Rate(200, 6)),
            entry("DeprecateDomain", new Rate(100, 6)),
            entry("DeprecateWorkflowType", new Rate(200, 6)),
            entry("DescribeActivityType", new Rate(2000, 6)),
            entry("DescribeDomain", new Rate(200, 6)),
            entry("DescribeWorkflowExecution", new Rate(2000, 6)),
            entry("DescribeWorkflowType", new Rate(2000, 6)),
            entry("GetWorkflowExecutionHistory", new Rate(2000, 60)),
            entry("ListActivityTypes", new Rate(200, 6)),
            entry("ListClosedWorkflowExecutions", new Rate(200, 6)),
            entry("ListDomains", new Rate(100, 6)),
            entry("ListOpenWorkflowExecutions", new Rate(200, 48)),
            entry("ListTagsForResource", new Rate(50, 30)),
            entry("ListWorkflowTypes", new Rate(200, 6)),
            entry("PollForActivityTask", new Rate(2000, 200)),
            entry("PollForDecisionTask", new Rate(2000, 200)),
            entry("RecordActivityTaskHeartbeat", new Rate(2000, 160)),
            entry("RegisterActivityType", new Rate(200, 60)),
            entry("RegisterDomain", new Rate(100, 6)),
            entry("RegisterWorkflowType", new Rate(200, 60)),
            entry("RequestCancelWorkflowExecution", new Rate(2000, 30)),
            entry("RespondActivityTaskCanceled", new Rate(2000, 200)),
            entry("RespondActivityTaskCompleted", new Rate(2000, 200)),
            entry("RespondActivityTaskFailed", new Rate(2000, 200)),
            entry("RespondDecisionTaskCompleted", new Rate(2000, 200)),
            entry("SignalWorkflowExecution", new Rate(2000, 30)),
            entry("StartWorkflowExecution", new Rate(2000, 200)),
            entry("TagResource", new Rate(50, 30)),
            entry("TerminateWorkflowExecution", new Rate(2000, 60)),
            entry("UndeprecateActivityType", new Rate(200, 6)),
            entry("UndeprecateDomain", new Rate(100, 6)),
            entry("UndeprecateWorkflowType", new Rate(200, 6)),
            entry("UntagResource", new Rate(50, 30)));

    private static boolean isThrottled(TestEngine engine, Request request) {
        try {
            var reply = engine.send(request);
            if (reply.isDone()) {
                reply.body();
            }
            return false;
        } catch (Fault fault) {
            return fault.type() == FaultType.THROTTLING;
        }
    }

    /// Calls are refused here for many reasons, which all come later than the throttle.
    @ParameterizedTest
    @EnumSource
    void everyCallHasTheBucketOfTheService(Operation operation) {
        Rate rate = CALLS.get(operation.wireName());
        TestEngine engine =
                new TestEngine(with(TestSettings.aws(), "rates", with(Rates.AWS, "callsPerExecution", Map.of())));
        Request request = SampleRequests.of(operation, "nowhere");
        for (int i = 0; i < rate.size(); i++) {
            assertThat(isThrottled(engine, request)).as("call %s", i + 1).isFalse();
        }
        assertRefused(
                FaultType.THROTTLING,
                "Rate exceeded",
                () -> engine.send(request).body());
        engine.advance(Duration.ofSeconds(1));
        for (int i = 0; i < rate.perSecond(); i++) {
            assertThat(isThrottled(engine, request))
                    .as("call %s a second later", i + 1)
                    .isFalse();
        }
        assertThat(isThrottled(engine, request)).isTrue();
    }

    @Test
    void oneCallsBucketIsNotThatOfAnother() {
        TestEngine engine = new TestEngine(TestSettings.rate(Operation.DESCRIBE_DOMAIN, 1, 1)).withTypes();
        engine.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class);
        assertThat(isThrottled(engine, new DescribeDomainRequest(DOMAIN))).isTrue();
        engine.start("wf");
        engine.call(new DeprecateDomainRequest(DOMAIN));
    }

    @Test
    void ourOwnSettingsThrottleNothing() {
        assertThat(EngineSettings.DEFAULT.rates()).isEqualTo(Rates.UNLIMITED);
        TestEngine engine = new TestEngine().withTypes();
        for (int i = 0; i < 300; i++) {
            engine.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class);
        }
    }

    @Test
    void decisionsHaveTheBucketsOfTheService() {
        assertThat(Rates.AWS.decisions())
                .isEqualTo(Map.of(
                        DecisionType.RequestCancelExternalWorkflowExecution, new Rate(1200, 120),
                        DecisionType.ScheduleActivityTask, new Rate(1000, 200),
                        DecisionType.SignalExternalWorkflowExecution, new Rate(1200, 120),
                        DecisionType.StartChildWorkflowExecution, new Rate(500, 12),
                        DecisionType.StartTimer, new Rate(2000, 200)));
    }

    @Test
    void listsOfTasksHaveTheBucketOfTheService() {
        assertThat(Rates.AWS.tasksPerTaskList().perSecond()).isEqualTo(2000);
    }

    @Test
    void executionsHaveTheBucketsOfTheService() {
        assertThat(Rates.AWS.callsPerExecution())
                .isEqualTo(Map.of(
                        Operation.GET_WORKFLOW_EXECUTION_HISTORY, new Rate(400, 200),
                        Operation.SIGNAL_WORKFLOW_EXECUTION, new Rate(1000, 1000),
                        Operation.RECORD_ACTIVITY_TASK_HEARTBEAT, new Rate(1000, 1000),
                        Operation.REQUEST_CANCEL_WORKFLOW_EXECUTION, new Rate(200, 200)));
    }

    @Test
    void signalsToOneExecutionAreThrottledAndThoseToOthersAreNot() {
        TestEngine engine =
                new TestEngine(TestSettings.ratePerExecution(Operation.SIGNAL_WORKFLOW_EXECUTION, 2, 1)).withTypes();
        WorkflowExecution one = engine.start("one");
        WorkflowExecution two = engine.start("two");
        engine.signal(one, "signal");
        engine.signal(one, "signal");
        assertRefused(FaultType.THROTTLING, "Rate exceeded", () -> engine.signal(one, "signal"));
        engine.signal(two, "signal");
        engine.advance(Duration.ofSeconds(1));
        engine.signal(one, "signal");
        assertThat(engine.history(one)).hasSize(5);
    }

    @Test
    void cancelsOfOneExecutionAreThrottled() {
        TestEngine engine = new TestEngine(
                        TestSettings.ratePerExecution(Operation.REQUEST_CANCEL_WORKFLOW_EXECUTION, 1, 1))
                .withTypes();
        engine.start("wf");
        RequestCancelWorkflowExecutionRequest request = new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null);
        engine.call(request);
        assertRefused(FaultType.THROTTLING, "Rate exceeded", () -> engine.call(request));
    }

    @Test
    void historyReadsOfOneExecutionAreThrottled() {
        TestEngine engine = new TestEngine(
                        TestSettings.ratePerExecution(Operation.GET_WORKFLOW_EXECUTION_HISTORY, 1, 1))
                .withTypes();
        WorkflowExecution run = engine.start("wf");
        engine.history(run);
        assertRefused(FaultType.THROTTLING, "Rate exceeded", () -> engine.history(run));
        engine.history(engine.start("other"));
    }

    @Test
    void heartbeatsOfOneExecutionAreThrottled() {
        TestEngine engine = new TestEngine(
                        TestSettings.ratePerExecution(Operation.RECORD_ACTIVITY_TASK_HEARTBEAT, 1, 1))
                .withTypes();
        engine.start("wf");
        engine.decide(schedule("a1"));
        RecordActivityTaskHeartbeatRequest heartbeat =
                new RecordActivityTaskHeartbeatRequest(engine.pollActivity().taskToken(), null);
        engine.call(heartbeat, ActivityTaskStatus.class);
        assertThat(refusalOf(() -> engine.call(heartbeat, ActivityTaskStatus.class))
                        .type())
                .isEqualTo(FaultType.THROTTLING);
    }

    @Test
    void aThrottledCallHasNoEffect() {
        TestEngine engine = new TestEngine(TestSettings.rate(Operation.SIGNAL_WORKFLOW_EXECUTION, 1, 1)).withTypes();
        WorkflowExecution run = engine.start("wf");
        engine.signal(run, "signal");
        assertThat(refusalOf(() -> engine.signal(run, "signal")).type()).isEqualTo(FaultType.THROTTLING);
        assertThat(engine.history(run)).hasSize(3);
    }
}
