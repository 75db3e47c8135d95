package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.*;
import static dev.furrow.engine.Histories.typesFrom;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.*;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.Histories;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.tasklist.Poll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Section 6.1 of the specification.
class PollForActivityTaskTest {
    private final TestEngine engine = new TestEngine().withTypes();
    private final WorkflowExecution run = engine.start("wf");

    private PendingReply poll() {
        return engine.send(pollForActivityTask("workers"));
    }

    private static String body(PendingReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aTaskIsHandedOutWithItsInput() {
        engine.decide(with(schedule("a1"), "input", "seeds", "control", "mine"));
        ActivityTask task = poll().as(ActivityTask.class);
        assertThat(task.taskToken()).isNotEmpty().hasSizeLessThanOrEqualTo(1024);
        assertThat(with(task, "taskToken", null))
                .isEqualTo(new ActivityTask(null, "a1", 6, run, new ActivityType("a", "1"), "seeds"));
    }

    @Test
    void theAnswerHoldsNothingElse() {
        engine.decide(with(schedule("a1"), "control", "mine"));
        assertThat(body(poll())).doesNotContain("control", "imeout", "input", "mine");
    }

    @Test
    void anEmptyInputIsHandedOutAsSuch() {
        engine.decide(with(schedule("a1"), "input", ""));
        assertThat(engine.pollActivity().input()).isEmpty();
    }

    @Test
    void theInputOutlivesARestart() {
        engine.decide(with(schedule("a1"), "input", "seeds"));
        engine.restart();
        assertThat(engine.pollActivity().input()).isEqualTo("seeds");
    }

    @Test
    void theStartIsAnEventAndAsksForNoDecisionTask() {
        engine.decide(schedule("a1"));
        engine.pollActivity();
        assertThat(typesFrom(5, engine.history(run))).containsExactly(ActivityTaskScheduled, ActivityTaskStarted);
        assertThat(Histories.only(dev.furrow.api.event.ActivityTaskStarted.class, engine.history(run)))
                .isEqualTo(new dev.furrow.api.event.ActivityTaskStarted("worker", 5));
    }

    @Test
    void aTaskIsStartedAtMostOnceWhateverHappensToItsWorker() {
        engine.decide(schedule("a1"));
        engine.pollActivity();
        assertThat(poll().isDone()).isFalse();
        engine.restart();
        assertThat(poll().isDone()).isFalse();
        engine.advance(Duration.ofSeconds(60));
        assertThat(Histories.all(dev.furrow.api.event.ActivityTaskStarted.class, engine.history(run)))
                .hasSize(1);
    }

    @Test
    void withoutATaskThePollWaitsForOne() {
        PendingReply reply = poll();
        assertThat(reply.isDone()).isFalse();
        engine.decide(schedule("a1"));
        assertThat(reply.as(ActivityTask.class).activityId()).isEqualTo("a1");
    }

    @Test
    void aPollThatHasWaitedLongEnoughIsAnsweredWithExactlyTheseBytes() {
        PendingReply reply = poll();
        engine.engine().expire(reply.poll());
        assertThat(body(reply)).isEqualTo("{\"startedEventId\":0}");
    }

    @Test
    void anAbandonedPollIsGivenNothing() {
        PendingReply reply = poll();
        engine.engine().abandon(reply.poll());
        engine.decide(schedule("a1"));
        assertThat(Histories.types(engine.history(run))).doesNotContain(ActivityTaskStarted);
        assertThat(engine.pollActivity().activityId()).isEqualTo("a1");
    }

    @Test
    void aPollThatIsGoneBeforeItsTaskIsStartedLosesNothing() {
        engine.decide(schedule("a1"));
        PendingReply reply = new PendingReply();
        Poll poll = engine.engine().submit(pollForActivityTask("workers"), Permissions.ALL, reply);
        engine.engine().abandon(poll);
        engine.advance(Duration.ZERO);
        assertThat(reply.isDone()).isFalse();
        assertThat(engine.pollActivity().activityId()).isEqualTo("a1");
    }

    @Test
    void aTaskThatIsGoneBeforeAPollThatIsGoneGetsItLeavesNothingBehind() {
        engine.decide(schedule("a1"));
        PendingReply reply = new PendingReply();
        Poll poll = engine.engine().submit(pollForActivityTask("workers"), Permissions.ALL, reply);
        engine.engine().abandon(poll);
        engine.advanceUnnoticed(Duration.ofSeconds(100));
        engine.advance(Duration.ZERO);
        assertThat(body(engine.send(new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers")))))
                .isEqualTo("{\"count\":0,\"truncated\":false}");
    }

    @Test
    void tasksAreHandedOutByPriorityThenByTheTimeOfTheirScheduling() {
        engine.decide(schedule("first"), with(schedule("low"), "taskPriority", "-1"), timer("t", 1));
        engine.advance(Duration.ofSeconds(1));
        engine.decide(schedule("second"), with(schedule("high"), "taskPriority", "1"));
        assertThat(List.of(
                        engine.pollActivity().activityId(),
                        engine.pollActivity().activityId(),
                        engine.pollActivity().activityId(),
                        engine.pollActivity().activityId()))
                .containsExactly("high", "first", "second", "low");
    }

    @Test
    void tasksOfOneAnswerAreHandedOutInTheOrderOfItsDecisions() {
        engine.decide(schedule("c"), schedule("a"), schedule("b"));
        assertThat(List.of(
                        engine.pollActivity().activityId(),
                        engine.pollActivity().activityId(),
                        engine.pollActivity().activityId()))
                .containsExactly("c", "a", "b");
    }

    @Test
    void aTaskGoesToTheListOfItsEvent() {
        engine.decide(with(schedule("a1"), "taskList", new TaskList("special")));
        assertThat(poll().isDone()).isFalse();
        assertThat(engine.call(pollForActivityTask("special"), ActivityTask.class)
                        .activityId())
                .isEqualTo("a1");
    }

    @Test
    void waitingTasksAreCountedAndStartedOnesAreNot() {
        engine.decide(schedule("a1"), schedule("a2"));
        CountPendingActivityTasksRequest request =
                new CountPendingActivityTasksRequest(DOMAIN, new TaskList("workers"));
        assertThat(body(engine.send(request))).isEqualTo("{\"count\":2,\"truncated\":false}");
        engine.pollActivity();
        assertThat(body(engine.send(request))).isEqualTo("{\"count\":1,\"truncated\":false}");
        engine.restart();
        assertThat(body(engine.send(request))).isEqualTo("{\"count\":1,\"truncated\":false}");
        assertThat(body(engine.send(with(request, "taskList", new TaskList("deciders")))))
                .as("decision lists are others")
                .isEqualTo("{\"count\":0,\"truncated\":false}");
    }

    @Test
    void aPollThatHasTakenATaskOfARunThatEndsMeanwhileWaitsForTheNext() {
        HeldEngine held = new HeldEngine(EngineSettings.DEFAULT);
        held.register();
        scheduleIn(held, "first", "a1");
        PendingReply terminated =
                held.submit(new TerminateWorkflowExecutionRequest(DOMAIN, "first", null, null, null, null));
        held.driver().decide();
        PendingReply polled = held.submit(pollForActivityTask("workers"));
        held.driver().run();
        assertThat(terminated.isDone()).isTrue();
        assertThat(polled.isDone()).isFalse();

        scheduleIn(held, "second", "a2");
        assertThat(polled.as(ActivityTask.class).activityId()).isEqualTo("a2");
    }

    private static void scheduleIn(HeldEngine held, String workflowId, String activityId) {
        held.send(start(workflowId)).body();
        DecisionTask task = held.send(pollForDecisionTask("deciders")).as(DecisionTask.class);
        held.send(new RespondDecisionTaskCompletedRequest(
                        task.taskToken(), List.of(schedule(activityId)), null, null, null))
                .body();
    }
}
