package dev.furrow.engine.lane;

import static dev.furrow.engine.Requests.pollForDecisionTask;
import static dev.furrow.engine.Requests.registerWorkflowType;
import static dev.furrow.engine.Requests.start;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.engine.Engine;
import dev.furrow.engine.HeldLanesDriver;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.VirtualClock;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.store.memory.MemoryTables;
import dev.furrow.engine.store.rows.RowStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is served first when more has come in than a lane can decide at once.
class LaneOrderTest {
    private static final int MORE_THAN_A_BATCH = 400;

    private final HeldLanesDriver driver = new HeldLanesDriver();
    private long ids;
    private final Engine engine = new Engine(
            TestSettings.lanes(1),
            new RowStore(new MemoryTables(), "test"),
            new VirtualClock(1_800_000_000_000L),
            now -> new RunId(7, ++ids),
            driver,
            CommitObserver.NONE,
            trouble -> {
                throw trouble;
            });

    private PendingReply submit(Request request) {
        PendingReply reply = new PendingReply();
        engine.submit(request, Permissions.ALL, reply);
        return reply;
    }

    private PendingReply send(Request request) {
        PendingReply reply = submit(request);
        driver.run();
        return reply;
    }

    private static long done(List<PendingReply> replies) {
        return replies.stream().filter(PendingReply::isDone).count();
    }

    @Test
    void completionsAreServedBeforeStartsAndStartsBeforeReads() {
        send(new RegisterDomainRequest(DOMAIN, null, "30", null)).body();
        send(registerWorkflowType("w", "1")).body();
        WorkflowExecution run =
                new WorkflowExecution("run", send(start("run")).as(Run.class).runId());
        DecisionTask task = send(pollForDecisionTask("deciders")).as(DecisionTask.class);
        List<PendingReply> reads = new ArrayList<>();
        List<PendingReply> starts = new ArrayList<>();

        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            reads.add(submit(new DescribeWorkflowExecutionRequest(DOMAIN, run)));
        }
        for (int i = 0; i < MORE_THAN_A_BATCH; i++) {
            starts.add(submit(start("late " + i)));
        }
        PendingReply completion =
                submit(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(), null, null, null));
        driver.decide();
        driver.commit();

        assertThat(completion.isDone()).isTrue();
        assertThat(done(starts)).isBetween(200L, (long) MORE_THAN_A_BATCH - 1);
        assertThat(done(reads)).isBetween(1L, 20L);
        driver.run();
        assertThat(done(starts) + done(reads)).isEqualTo(2 * MORE_THAN_A_BATCH);
    }
}
