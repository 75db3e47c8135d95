package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTasksTest {
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Context other = vertx.getOrCreateContext();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private String next() throws InterruptedException {
        return done.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void aTaskRunsOnItsLoop() throws InterruptedException {
        LoopTasks.hand(loop, () -> done.add(loop.equals(Vertx.currentContext()) ? "on the loop" : "elsewhere"));
        assertThat(next()).isEqualTo("on the loop");
    }

    @Test
    void whatIsGatheredArrivesInOrderWhenTheWorkHasEnded() throws InterruptedException {
        LoopTasks.gather(() -> {
            LoopTasks.hand(loop, () -> done.add("first"));
            LoopTasks.hand(loop, () -> done.add("second"));
            // By a way of its own, so it is there before what is held back.
            loop.runOnContext(now -> done.add("not gathered"));
            assertThat(await()).isEqualTo("not gathered");
        });
        assertThat(List.of(next(), next())).containsExactly("first", "second");
    }

    private String await() {
        try {
            return next();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachLoopGetsItsOwn() throws InterruptedException {
        LoopTasks.gather(() -> {
            LoopTasks.hand(loop, () -> done.add(loop.equals(Vertx.currentContext()) ? "own" : "another's"));
            LoopTasks.hand(other, () -> done.add(other.equals(Vertx.currentContext()) ? "own" : "another's"));
        });
        assertThat(List.of(next(), next())).containsExactly("own", "own");
    }

    @Test
    void aTaskThatFailsDoesNotKeepTheOthersFromRunning() throws InterruptedException {
        LoopTasks.gather(() -> {
            LoopTasks.hand(loop, () -> {
                throw new IllegalStateException("defect");
            });
            LoopTasks.hand(loop, () -> done.add("second"));
        });
        assertThat(next()).isEqualTo("second");
    }

    @Test
    void whatWasGatheredBeforeADefectArrives() throws InterruptedException {
        assertThatThrownBy(() -> LoopTasks.gather(() -> {
                    LoopTasks.hand(loop, () -> done.add("first"));
                    throw new IllegalStateException("defect");
                }))
                .hasMessage("defect");
        assertThat(next()).isEqualTo("first");
        LoopTasks.hand(loop, () -> done.add("at once again"));
        assertThat(next()).isEqualTo("at once again");
    }
}
