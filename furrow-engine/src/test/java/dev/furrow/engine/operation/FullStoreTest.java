package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Requests.child;
import static dev.furrow.engine.Requests.lambda;
import static dev.furrow.engine.Requests.pollForDecisionTask;
import static dev.furrow.engine.Requests.start;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.LambdaFixture;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.lambda.LambdaResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A disk without room: what nobody asked for waits for some, and who only looks is answered.
class FullStoreTest {
    private final LambdaFixture lambda = new LambdaFixture();
    private final HeldEngine engine = new HeldEngine(with(EngineSettings.DEFAULT, "lambda", lambda.invoker()));

    private WorkflowExecution startRun() {
        engine.register();
        return new WorkflowExecution(
                "run",
                engine.send(with(start("run"), "lambdaRole", "arn:role"))
                        .as(Run.class)
                        .runId());
    }

    private void decide(Decision decision) {
        DecisionTask task = engine.send(pollForDecisionTask("deciders")).as(DecisionTask.class);
        PendingReply reply = engine.submit(
                new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decision), null, null, null));
        engine.driver().decide();
        engine.driver().commit();
        assertThat(reply.body()).isEmpty();
        // What follows from it is yet to happen.
        engine.fill(true);
        engine.driver().run();
    }

    private void makeRoom() {
        engine.fill(false);
        engine.driver().run();
    }

    private List<EventType> history(WorkflowExecution run) {
        return engine
                .send(new GetWorkflowExecutionHistoryRequest(DOMAIN, run, null, null, null))
                .as(History.class)
                .events()
                .stream()
                .map(HistoryEvent::eventType)
                .toList();
    }

    @Test
    void aMessageThatIsUnderWayArrivesWhenThereIsRoom() {
        WorkflowExecution run = startRun();
        decide(with(child("kid"), "taskList", new TaskList("kid")));
        assertThat(history(run)).doesNotContain(EventType.ChildWorkflowExecutionStarted);

        makeRoom();
        assertThat(history(run)).contains(EventType.ChildWorkflowExecutionStarted);
        assertThat(engine.send(pollForDecisionTask("kid"))
                        .as(DecisionTask.class)
                        .taskToken())
                .isNotNull();
    }

    @Test
    void aCallOfAFunctionBeginsAndEndsWhenThereIsRoom() {
        WorkflowExecution run = startRun();
        decide(lambda("l1"));
        assertThat(lambda.called()).isFalse();
        makeRoom();
        assertThat(lambda.called()).isTrue();

        engine.fill(true);
        lambda.next().end().accept(new LambdaResult.Completed("done"));
        engine.driver().run();
        assertThat(history(run)).endsWith(EventType.LambdaFunctionStarted);
        makeRoom();
        assertThat(history(run)).endsWith(EventType.LambdaFunctionCompleted, EventType.DecisionTaskScheduled);
    }

    @Test
    void whoOnlyLooksIsAnswered() {
        WorkflowExecution run = startRun();
        PollForDecisionTaskRequest poll = with(pollForDecisionTask("deciders"), "maximumPageSize", 1);
        DecisionTask task = engine.send(poll).as(DecisionTask.class);
        engine.fill(true);

        assertThat(engine.send(new DescribeWorkflowExecutionRequest(DOMAIN, run))
                        .as(WorkflowExecutionDetail.class)
                        .executionInfo()
                        .execution())
                .isEqualTo(run);
        assertThat(engine.send(with(poll, "nextPageToken", task.nextPageToken()))
                        .as(DecisionTask.class)
                        .events())
                .hasSize(1);
        var seen = engine.engine().openWork(DOMAIN, "run");
        engine.driver().run();
        assertThat(seen).isCompletedWithValueMatching(open -> open != null);
    }
}
