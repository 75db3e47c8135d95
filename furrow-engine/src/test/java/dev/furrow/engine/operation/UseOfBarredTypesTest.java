package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.*;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What happens to those who use a type that is deprecated or deleted: the table of section 2.2 of the specification.
class UseOfBarredTypesTest {
    private static final WorkflowType BARRED_WORKFLOW = new WorkflowType("x", "1");
    private static final ActivityType BARRED_ACTIVITY = new ActivityType("y", "1");

    private final TestEngine engine = new TestEngine().withTypes();
    private WorkflowExecution ofBarredType;
    private WorkflowExecution run;

    @BeforeEach
    void runsBeganBefore() {
        engine.call(registerWorkflowType("x", "1"));
        engine.call(registerActivityType("y", "1"));
        Run started = engine.call(
                with(start("old"), "workflowType", BARRED_WORKFLOW, "taskList", new TaskList("old deciders")),
                Run.class);
        ofBarredType = new WorkflowExecution("old", started.runId());
        run = engine.start("wf");
        engine.call(new DeprecateWorkflowTypeRequest(DOMAIN, BARRED_WORKFLOW));
        engine.call(new DeprecateActivityTypeRequest(DOMAIN, BARRED_ACTIVITY));
    }

    private static StartChildWorkflowExecutionDecision childOfBarredType() {
        return with(child("child"), "workflowType", BARRED_WORKFLOW);
    }

    private static ScheduleActivityTaskDecision barredActivity() {
        return with(schedule("a1"), "activityType", BARRED_ACTIVITY);
    }

    private <T extends EventAttributes> T event(Class<T> type, WorkflowExecution of) {
        return Histories.only(type, engine.history(of));
    }

    private int countByType() {
        return engine.call(
                        new CountOpenWorkflowExecutionsRequest(
                                DOMAIN,
                                new ExecutionTimeFilter(Instant.EPOCH, null),
                                new WorkflowTypeFilter("x", null),
                                null,
                                null),
                        WorkflowExecutionCount.class)
                .count();
    }

    @Nested
    class OfADeprecatedType {
        @Test
        void aStartIsRefused() {
            assertRefused(
                    FaultType.TYPE_DEPRECATED,
                    "WorkflowType=[name=x, version=1]",
                    () -> engine.call(with(start("new"), "workflowType", BARRED_WORKFLOW), Run.class));
        }

        @Test
        void aChildIsRefused() {
            engine.decide(childOfBarredType());
            assertThat(event(StartChildWorkflowExecutionFailed.class, run).cause())
                    .isEqualTo(StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED);
        }

        @Test
        void goingOnAsNewIsRefused() {
            engine.complete(engine.pollDecision("old deciders"), continueAsNew());
            assertThat(event(ContinueAsNewWorkflowExecutionFailed.class, ofBarredType)
                            .cause())
                    .isEqualTo(ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED);
        }

        @Test
        void anActivityTaskIsRefused() {
            engine.decide(barredActivity());
            assertThat(event(ScheduleActivityTaskFailed.class, run).cause())
                    .isEqualTo(ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DEPRECATED);
        }

        @Test
        void aVisibilityFilterIsAllowed() {
            assertThat(countByType()).isEqualTo(1);
        }

        @Test
        void afterTheDeprecationIsTakenBackEverythingIsAllowed() {
            engine.call(new UndeprecateWorkflowTypeRequest(DOMAIN, BARRED_WORKFLOW));
            engine.call(new UndeprecateActivityTypeRequest(DOMAIN, BARRED_ACTIVITY));
            engine.decide(barredActivity(), childOfBarredType());
            assertThat(event(ActivityTaskScheduled.class, run).activityType()).isEqualTo(BARRED_ACTIVITY);
            assertThat(event(ChildWorkflowExecutionStarted.class, run).workflowType())
                    .isEqualTo(BARRED_WORKFLOW);
        }
    }

    @Nested
    class OfADeletedType {
        @BeforeEach
        void delete() {
            engine.call(new DeleteWorkflowTypeRequest(DOMAIN, BARRED_WORKFLOW));
            engine.call(new DeleteActivityTypeRequest(DOMAIN, BARRED_ACTIVITY));
        }

        @Test
        void aStartIsRefused() {
            assertRefused(
                    FaultType.UNKNOWN_RESOURCE,
                    "Unknown type: WorkflowType=[name=x, version=1]",
                    () -> engine.call(with(start("new"), "workflowType", BARRED_WORKFLOW), Run.class));
        }

        @Test
        void aChildIsRefused() {
            engine.decide(childOfBarredType());
            assertThat(event(StartChildWorkflowExecutionFailed.class, run).cause())
                    .isEqualTo(StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST);
        }

        @Test
        void goingOnAsNewIsRefused() {
            engine.complete(engine.pollDecision("old deciders"), continueAsNew());
            assertThat(event(ContinueAsNewWorkflowExecutionFailed.class, ofBarredType)
                            .cause())
                    .isEqualTo(ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST);
        }

        @Test
        void anActivityTaskIsRefused() {
            engine.decide(barredActivity());
            assertThat(event(ScheduleActivityTaskFailed.class, run).cause())
                    .isEqualTo(ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST);
        }

        @Test
        void aVisibilityFilterIsAllowed() {
            assertThat(countByType()).isEqualTo(1);
        }

        @Test
        void runsAndTheirHistoriesKeepTheName() {
            engine.restart();
            assertThat(engine.describe(ofBarredType).executionInfo().workflowType())
                    .isEqualTo(BARRED_WORKFLOW);
            assertThat(event(WorkflowExecutionStarted.class, ofBarredType).workflowType())
                    .isEqualTo(BARRED_WORKFLOW);
            engine.complete(engine.pollDecision("old deciders"), completeWorkflow());
        }
    }

    @Test
    void aTaskOfADeletedTypeIsHandedOutAllTheSame() {
        engine.call(new UndeprecateActivityTypeRequest(DOMAIN, BARRED_ACTIVITY));
        engine.decide(barredActivity());
        engine.call(new DeprecateActivityTypeRequest(DOMAIN, BARRED_ACTIVITY));
        engine.call(new DeleteActivityTypeRequest(DOMAIN, BARRED_ACTIVITY));
        assertThat(engine.pollActivity().activityType()).isEqualTo(BARRED_ACTIVITY);
    }
}
