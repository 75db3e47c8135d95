package dev.furrow.engine.lane;

import static dev.furrow.engine.Requests.pollForDecisionTask;
import static dev.furrow.engine.Requests.start;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.engine.HeldEngine;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is served first when more has come in than a lane can decide at once.
class LaneOrderTest {
    private static final int MORE_THAN_A_BATCH = 400;

    private final HeldEngine engine = new HeldEngine(TestSettings.lanes(1));

    private static long done(List<PendingReply> replies) {
        return replies.stream().filter(PendingReply::isDone).count();
    }

    @Test
    void completionsAreServedBeforeStartsAndStartsBeforeReads() {
        engine.register();
        WorkflowExecution run = new WorkflowExecution(
                "run", engine.send(start("run")).as(Run.class).runId());
        DecisionTask task = engine.send(pollForDecisionTask("deciders")).as(DecisionTask.class);
        List<PendingReply> reads = new ArrayList<>();
        List<PendingReply> starts = new ArrayList<>();

        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            reads.add(engine.submit(new DescribeWorkflowExecutionRequest(DOMAIN, run)));
        }
        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            starts.add(engine.submit(start("late " + i)));
        }
        PendingReply completion =
                engine.submit(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(), null, null, null));
        engine.driver().decide();
        engine.driver().commit();

        assertThat(completion.isDone()).isTrue();
        assertThat(done(starts)).isBetween(200L, (long) MORE_THAN_A_BATCH - 1);
        assertThat(done(reads)).isBetween(1L, 20L);
        engine.driver().run();
        assertThat(done(starts) + done(reads)).isEqualTo(2 * MORE_THAN_A_BATCH);
    }
}
