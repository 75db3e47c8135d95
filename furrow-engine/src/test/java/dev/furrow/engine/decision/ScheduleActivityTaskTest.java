package dev.furrow.engine.decision;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.event.ScheduleActivityTaskFailedCause;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.TypeKind;
import dev.furrow.engine.quota.Rate;
import dev.furrow.engine.quota.Rates;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Section 3.6 of the specification: ScheduleActivityTask. The effect of barred types is in `UseOfBarredTypesTest`.
class ScheduleActivityTaskTest {
    private static final ScheduleActivityTaskDecision BARE =
            with(schedule("a1"), "activityType", new ActivityType("bare", "1"));

    private TestEngine engine;
    private WorkflowExecution run;

    private void use(EngineSettings settings) {
        engine = new TestEngine(settings).withTypes();
        engine.call(TypeKind.ACTIVITY.register(DOMAIN, "bare", "1"));
        run = engine.start("wf");
    }

    private dev.furrow.api.event.ActivityTaskScheduled scheduled() {
        return Histories.last(dev.furrow.api.event.ActivityTaskScheduled.class, engine.history(run));
    }

    private dev.furrow.api.event.ScheduleActivityTaskFailed failed() {
        return Histories.last(dev.furrow.api.event.ScheduleActivityTaskFailed.class, engine.history(run));
    }

    private void assertRefused(ScheduleActivityTaskFailedCause cause, ScheduleActivityTaskDecision decision) {
        engine.decide(decision);
        assertThat(engine.history(run).getLast().eventType()).isEqualTo(DecisionTaskScheduled);
        long completed = Histories.idOfLast(DecisionTaskCompleted, engine.history(run));
        assertThat(failed())
                .isEqualTo(new dev.furrow.api.event.ScheduleActivityTaskFailed(
                        decision.activityType(), decision.activityId(), cause, completed));
    }

    @Nested
    class Accepted {
        @Test
        void defaultsAreFilledIn() {
            use(EngineSettings.DEFAULT);
            engine.decide(schedule("a1"));
            assertThat(typesFrom(4, engine.history(run))).containsExactly(DecisionTaskCompleted, ActivityTaskScheduled);
            assertThat(scheduled())
                    .isEqualTo(new dev.furrow.api.event.ActivityTaskScheduled(
                            new ActivityType("a", "1"),
                            "a1",
                            null,
                            null,
                            "100",
                            "200",
                            "60",
                            new TaskList("workers"),
                            null,
                            4,
                            "20"));
        }

        @Test
        void theDecisionOverridesTheDefaults() {
            use(EngineSettings.DEFAULT);
            engine.decide(with(
                    schedule("a1"),
                    "input",
                    "seeds",
                    "control",
                    "mine",
                    "scheduleToStartTimeout",
                    "1",
                    "scheduleToCloseTimeout",
                    "NONE",
                    "startToCloseTimeout",
                    "3",
                    "heartbeatTimeout",
                    "NONE",
                    "taskList",
                    new TaskList("special"),
                    "taskPriority",
                    "-4"));
            assertThat(scheduled())
                    .isEqualTo(new dev.furrow.api.event.ActivityTaskScheduled(
                            new ActivityType("a", "1"),
                            "a1",
                            "seeds",
                            "mine",
                            "1",
                            "NONE",
                            "3",
                            new TaskList("special"),
                            "-4",
                            4,
                            "NONE"));
        }

        @Test
        void thePriorityOfTheTypeIsTheDefault() {
            use(EngineSettings.DEFAULT);
            engine.call(with(registerActivityType("urgent", "1"), "defaultTaskPriority", "9"));
            engine.decide(with(schedule("a1"), "activityType", new ActivityType("urgent", "1")));
            assertThat(scheduled().taskPriority()).isEqualTo("9");
        }

        @Test
        void anEmptyDurationTakesTheDefault() {
            use(EngineSettings.DEFAULT);
            engine.decide(with(schedule("a1"), "heartbeatTimeout", "", "taskPriority", ""));
            assertThat(scheduled().heartbeatTimeout()).isEqualTo("20");
        }
    }

    @Nested
    class Refused {
        @Test
        void withoutPermission() {
            use(EngineSettings.DEFAULT);
            engine.permit((decision, type) -> false);
            assertRefused(ScheduleActivityTaskFailedCause.OPERATION_NOT_PERMITTED, schedule("a1"));
        }

        @Test
        void anUnknownType() {
            use(EngineSettings.DEFAULT);
            assertRefused(
                    ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST,
                    with(schedule("a1"), "activityType", new ActivityType("a", "2")));
        }

        @Test
        void aWorkflowType() {
            use(EngineSettings.DEFAULT);
            assertRefused(
                    ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST,
                    with(schedule("a1"), "activityType", new ActivityType("w", "1")));
        }

        @Test
        void aDeprecatedType() {
            use(EngineSettings.DEFAULT);
            engine.call(new DeprecateActivityTypeRequest(DOMAIN, new ActivityType("a", "1")));
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DEPRECATED, schedule("a1"));
        }

        @Test
        void theIdOfAnOpenTask() {
            use(EngineSettings.DEFAULT);
            engine.decide(schedule("a1"), timer("t", 0));
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_ID_ALREADY_IN_USE, schedule("a1"));
            ActivityTask task = engine.pollActivity();
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_ID_ALREADY_IN_USE, schedule("a1"));
            engine.complete(task, null);
            engine.decide(schedule("a1"));
            assertThat(scheduled().decisionTaskCompletedEventId()).isGreaterThan(14);
        }

        @Test
        void whateverHasNoValueAnywhereInThisOrder() {
            use(EngineSettings.DEFAULT);
            ScheduleActivityTaskDecision decision = BARE;
            assertRefused(ScheduleActivityTaskFailedCause.DEFAULT_TASK_LIST_UNDEFINED, decision);
            decision = with(decision, "taskList", new TaskList("l"));
            assertRefused(ScheduleActivityTaskFailedCause.DEFAULT_SCHEDULE_TO_START_TIMEOUT_UNDEFINED, decision);
            decision = with(decision, "scheduleToStartTimeout", "1");
            assertRefused(ScheduleActivityTaskFailedCause.DEFAULT_SCHEDULE_TO_CLOSE_TIMEOUT_UNDEFINED, decision);
            decision = with(decision, "scheduleToCloseTimeout", "1");
            assertRefused(ScheduleActivityTaskFailedCause.DEFAULT_START_TO_CLOSE_TIMEOUT_UNDEFINED, decision);
            decision = with(decision, "startToCloseTimeout", "1");
            assertRefused(ScheduleActivityTaskFailedCause.DEFAULT_HEARTBEAT_TIMEOUT_UNDEFINED, decision);
            decision = with(decision, "heartbeatTimeout", "NONE");
            engine.decide(decision);
            assertThat(scheduled().activityType().name()).isEqualTo("bare");
        }

        @Test
        void moreOpenTasksThanAllowed() {
            use(TestSettings.quotas("openActivityTasksPerExecution", 2));
            engine.decide(schedule("a1"), schedule("a2"), timer("t", 0));
            ActivityTask task = engine.pollActivity();
            assertRefused(ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED, schedule("a3"));
            engine.complete(task, null);
            engine.decide(schedule("a3"));
            assertThat(scheduled().activityId()).isEqualTo("a3");
        }

        @Test
        void moreInASecondThanAllowed() {
            use(TestSettings.rate(DecisionType.ScheduleActivityTask, 2, 1));
            engine.decide(schedule("a1"), schedule("a2"), timer("t", 0));
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_CREATION_RATE_EXCEEDED, schedule("a3"));
            engine.advance(Duration.ofSeconds(1));
            engine.decide(schedule("a3"));
            assertThat(scheduled().activityId()).isEqualTo("a3");
        }

        @Test
        void moreInASecondThanAllowedOnOneList() {
            use(with(EngineSettings.DEFAULT, "rates", with(Rates.UNLIMITED, "tasksPerTaskList", new Rate(1, 1))));
            engine.decide(schedule("a1"), with(schedule("a2"), "taskList", new TaskList("other")), schedule("a3"));
            assertThat(failed().cause()).isEqualTo(ScheduleActivityTaskFailedCause.ACTIVITY_CREATION_RATE_EXCEEDED);
            assertThat(failed().activityId()).isEqualTo("a3");
            assertThat(Histories.all(dev.furrow.api.event.ActivityTaskScheduled.class, engine.history(run)))
                    .hasSize(2);
        }

        /// Everything is wrong at first; then one thing after another is put right, in the order of the checks.
        @Test
        void checksHaveAnOrder() {
            use(with(
                    TestSettings.rate(
                            TestSettings.quotas("openActivityTasksPerExecution", 1),
                            DecisionType.ScheduleActivityTask,
                            1,
                            1),
                    "lanes",
                    1));
            engine.call(TypeKind.ACTIVITY.register(DOMAIN, "barred", "1"));
            engine.call(TypeKind.ACTIVITY.deprecate(DOMAIN, "barred", "1"));
            engine.decide(schedule("a1"), timer("t", 0));
            ScheduleActivityTaskDecision unknown = with(BARE, "activityType", new ActivityType("nobody", "1"));
            engine.permit((decision, type) -> false);
            assertRefused(ScheduleActivityTaskFailedCause.OPERATION_NOT_PERMITTED, unknown);
            engine.permit(Permissions.ALL);
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DOES_NOT_EXIST, unknown);
            assertRefused(
                    ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DEPRECATED,
                    with(BARE, "activityType", new ActivityType("barred", "1")));
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_ID_ALREADY_IN_USE, BARE);
            assertRefused(ScheduleActivityTaskFailedCause.DEFAULT_TASK_LIST_UNDEFINED, with(BARE, "activityId", "a2"));
            assertRefused(ScheduleActivityTaskFailedCause.OPEN_ACTIVITIES_LIMIT_EXCEEDED, schedule("a2"));
            engine.complete(engine.pollActivity(), null);
            assertRefused(ScheduleActivityTaskFailedCause.ACTIVITY_CREATION_RATE_EXCEEDED, schedule("a2"));
        }

        @Test
        void withoutEffectOnTheRestOfTheAnswer() {
            use(EngineSettings.DEFAULT);
            engine.decide(marker("before"), BARE, marker("after"));
            assertThat(typesFrom(4, engine.history(run)))
                    .isEqualTo(List.of(
                            DecisionTaskCompleted,
                            MarkerRecorded,
                            ScheduleActivityTaskFailed,
                            MarkerRecorded,
                            DecisionTaskScheduled));
        }
    }
}
