package dev.furrow.engine.operation;

import static dev.furrow.api.event.EventType.DecisionTaskStarted;
import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.tasklist.Poll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets which decision task, and what the answer says: section 5.3 of the specification.
class PollForDecisionTaskTest {
    private final TestEngine engine = new TestEngine().withTypes();

    private PendingReply poll() {
        return engine.send(pollForDecisionTask("deciders"));
    }

    private void startWith(String workflowId, String priority) {
        engine.call(with(start(workflowId), "taskPriority", priority), Run.class);
    }

    private String takeNext() {
        return engine.pollDecision().workflowExecution().workflowId();
    }

    private static String body(PendingReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aTaskThatWaitsIsAnsweredAtOnce() {
        WorkflowExecution run = engine.start("wf");
        DecisionTask task = poll().as(DecisionTask.class);
        assertThat(task.workflowExecution()).isEqualTo(run);
        assertThat(task.workflowType()).isEqualTo(TestEngine.workflowType());
        assertThat(task.startedEventId()).isEqualTo(3);
        assertThat(task.previousStartedEventId()).isZero();
        assertThat(task.nextPageToken()).isNull();
        assertThat(task.events()).isEqualTo(engine.history(run));
    }

    @Test
    void theFirstTaskSaysThatNoneWasBeforeIt() {
        engine.start("wf");
        assertThat(body(poll())).contains("\"previousStartedEventId\":0");
    }

    @Test
    void withoutATaskThePollWaitsForOne() {
        PendingReply reply = poll();
        assertThat(reply.isDone()).isFalse();
        WorkflowExecution run = engine.start("wf");
        assertThat(reply.as(DecisionTask.class).workflowExecution()).isEqualTo(run);
    }

    @Test
    void aPollThatHasWaitedLongEnoughIsAnsweredWithExactlyTheseBytes() {
        PendingReply reply = poll();
        engine.engine().expire(reply.poll());
        assertThat(body(reply)).isEqualTo("{\"startedEventId\":0,\"previousStartedEventId\":0}");
    }

    @Test
    void anExpiredPollIsGivenNothingAnyMore() {
        PendingReply reply = poll();
        engine.engine().expire(reply.poll());
        engine.start("wf");
        assertThat(takeNext()).isEqualTo("wf");
    }

    @Test
    void anAbandonedPollIsGivenNothingAndAnsweredNothing() {
        PendingReply reply = poll();
        engine.engine().abandon(reply.poll());
        WorkflowExecution run = engine.start("wf");
        assertThat(reply.isDone()).isFalse();
        assertThat(engine.history(run)).hasSize(2);
        assertThat(takeNext()).isEqualTo("wf");
    }

    @Test
    void aPollThatIsGoneBeforeItsTaskIsStartedLosesNothing() {
        WorkflowExecution run = engine.start("wf");
        PendingReply reply = new PendingReply();
        Poll poll = engine.engine().submit(pollForDecisionTask("deciders"), Permissions.ALL, reply);
        engine.engine().abandon(poll);
        engine.advance(Duration.ZERO);
        assertThat(reply.isDone()).isFalse();
        assertThat(Histories.types(engine.history(run))).doesNotContain(DecisionTaskStarted);
        assertThat(takeNext()).isEqualTo("wf");
    }

    @Test
    void aTaskThatIsGoneBeforeAPollThatIsGoneGetsItLeavesNothingBehind() {
        engine.start("wf");
        PendingReply reply = new PendingReply();
        Poll poll = engine.engine().submit(pollForDecisionTask("deciders"), Permissions.ALL, reply);
        engine.engine().abandon(poll);
        engine.advanceUnnoticed(Duration.ofHours(1));
        engine.advance(Duration.ZERO);
        assertThat(engine.decisionTaskWaits("deciders")).isFalse();
    }

    @Test
    void aPollThatExpiresWhileItsTaskIsStartedGetsTheTask() {
        engine.start("wf");
        PendingReply reply = new PendingReply();
        Poll poll = engine.engine().submit(pollForDecisionTask("deciders"), Permissions.ALL, reply);
        engine.engine().expire(poll);
        engine.advance(Duration.ZERO);
        assertThat(reply.as(DecisionTask.class).startedEventId()).isEqualTo(3);
    }

    @Test
    void aPollWhoseTaskVanishesWaitsOnForTheNext() {
        engine.start("first");
        PendingReply reply = new PendingReply();
        engine.engine().submit(pollForDecisionTask("deciders"), Permissions.ALL, reply);
        engine.advanceUnnoticed(Duration.ofHours(1));
        engine.advance(Duration.ZERO);
        assertThat(reply.isDone()).isFalse();
        engine.start("second");
        assertThat(reply.as(DecisionTask.class).workflowExecution().workflowId())
                .isEqualTo("second");
    }

    @Test
    void aPollThatExpiresWhileItsTaskVanishesIsAnsweredEmpty() {
        engine.start("first");
        PendingReply reply = new PendingReply();
        Poll poll = engine.engine().submit(pollForDecisionTask("deciders"), Permissions.ALL, reply);
        engine.engine().expire(poll);
        engine.advanceUnnoticed(Duration.ofHours(1));
        engine.advance(Duration.ZERO);
        assertThat(body(reply)).isEqualTo("{\"startedEventId\":0,\"previousStartedEventId\":0}");
    }

    @Test
    void pollersAreServedInTheOrderOfTheirArrival() {
        List<PendingReply> replies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replies.add(poll());
        }
        engine.engine().abandon(replies.get(1).poll());
        engine.start("a");
        engine.start("b");
        engine.start("c");
        assertThat(replies.get(0).as(DecisionTask.class).workflowExecution().workflowId())
                .isEqualTo("a");
        assertThat(replies.get(1).isDone()).isFalse();
        assertThat(replies.get(2).as(DecisionTask.class).workflowExecution().workflowId())
                .isEqualTo("b");
        assertThat(replies.get(3).as(DecisionTask.class).workflowExecution().workflowId())
                .isEqualTo("c");
    }

    @Test
    void tasksAreHandedOutByTheTimeOfTheirSchedulingWithinAPriority() {
        engine.start("first");
        engine.advance(Duration.ofMillis(1));
        engine.start("second");
        engine.advance(Duration.ofMillis(1));
        engine.start("third");
        assertThat(List.of(takeNext(), takeNext(), takeNext())).containsExactly("first", "second", "third");
    }

    @Test
    void aHigherPriorityGoesFirstAndNoneCountsAsZero() {
        startWith("negative", "-1");
        engine.start("none");
        engine.advance(Duration.ofMillis(1));
        startWith("zero", "0");
        startWith("high", "5");
        startWith("highest", "2147483647");
        startWith("lowest", "-2147483648");
        assertThat(List.of(takeNext(), takeNext(), takeNext(), takeNext(), takeNext(), takeNext()))
                .containsExactly("highest", "high", "none", "zero", "negative", "lowest");
    }

    @Test
    void theOrderOutlivesARestart() {
        engine.start("first");
        engine.advance(Duration.ofMillis(1));
        engine.start("second");
        startWith("high", "1");
        engine.restart();
        assertThat(List.of(takeNext(), takeNext(), takeNext())).containsExactly("high", "first", "second");
    }

    @Test
    void thePriorityIsOnEveryDecisionTaskOfItsRunAndOnNothingElse() {
        engine.call(with(start("wf"), "taskPriority", "7"), Run.class);
        engine.decide(schedule("a1"), child("child"), timer("t", 0));
        WorkflowExecution run = engine.openRun("wf");
        assertThat(Histories.all(dev.furrow.api.event.DecisionTaskScheduled.class, engine.history(run)))
                .hasSize(2)
                .allMatch(event -> "7".equals(event.taskPriority()));
        assertThat(Histories.only(dev.furrow.api.event.ActivityTaskScheduled.class, engine.history(run))
                        .taskPriority())
                .isNull();
        assertThat(Histories.only(
                                dev.furrow.api.event.WorkflowExecutionStarted.class,
                                engine.history(engine.openRun("child")))
                        .taskPriority())
                .isNull();
    }

    @Test
    void aListIsThatOfItsDomainAndKind() {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        engine.start("wf");
        assertThat(engine.send(with(pollForDecisionTask("deciders"), "domain", "other"))
                        .isDone())
                .isFalse();
        assertThat(engine.send(pollForActivityTask("deciders")).isDone()).isFalse();
        assertThat(engine.send(pollForDecisionTask("Deciders")).isDone()).isFalse();
        assertThat(takeNext()).isEqualTo("wf");
    }

    @Test
    void twoPollersNeverGetTheSameTask() {
        engine.start("wf");
        PendingReply first = poll();
        PendingReply second = poll();
        assertThat(first.isDone()).isTrue();
        assertThat(second.isDone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"host\":\"h\"}"})
    void theIdentityIsShownAsItWasGiven(String identity) {
        WorkflowExecution run = engine.start("wf");
        engine.call(with(pollForDecisionTask("deciders"), "identity", identity), DecisionTask.class);
        assertThat(Histories.only(dev.furrow.api.event.DecisionTaskStarted.class, engine.history(run))
                        .identity())
                .isEqualTo(identity);
    }

    @Test
    void anIdentityThatWasNotGivenIsNotShown() {
        WorkflowExecution run = engine.start("wf");
        engine.call(with(pollForDecisionTask("deciders"), "identity", null), DecisionTask.class);
        assertThat(Histories.only(dev.furrow.api.event.DecisionTaskStarted.class, engine.history(run))
                        .identity())
                .isNull();
    }

    @Test
    void aTaskOfAnyTypeGoesToAnyPollerOfItsList() {
        engine.call(registerWorkflowType("other", "1"));
        engine.call(with(start("wf"), "workflowType", new dev.furrow.api.WorkflowType("other", "1")), Run.class);
        assertThat(engine.pollDecision().workflowType().name()).isEqualTo("other");
    }

    @Test
    void waitingTasksAreCountedAndOthersAreNot() {
        engine.start("a");
        engine.start("b");
        CountPendingDecisionTasksRequest request =
                new CountPendingDecisionTasksRequest(DOMAIN, new TaskList("deciders"));
        assertThat(body(engine.send(request))).isEqualTo("{\"count\":2,\"truncated\":false}");
        DecisionTask task = engine.pollDecision();
        assertThat(body(engine.send(request))).as("a started one").isEqualTo("{\"count\":1,\"truncated\":false}");
        engine.signal(task.workflowExecution(), "wake");
        assertThat(body(engine.send(request))).as("one held back").isEqualTo("{\"count\":1,\"truncated\":false}");
        engine.restart();
        assertThat(body(engine.send(request))).as("after a restart").isEqualTo("{\"count\":1,\"truncated\":false}");
        assertThat(body(engine.send(with(request, "taskList", new TaskList("nobody")))))
                .isEqualTo("{\"count\":0,\"truncated\":false}");
    }
}
