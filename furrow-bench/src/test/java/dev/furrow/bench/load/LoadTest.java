package dev.furrow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anOpenLoopCountsEveryAppointedWorkflowOfAStall() {
        try (Load load = new Load(server.address(), Workload.W5, 4, 4)) {
            load.openLoop(200);
            load.run(300);
            load.beginWindow();
            long begin = System.nanoTime();
            load.run(200);
            server.stall();
            load.run(800);
            server.resume();
            load.endWindow();
            long appointed = 200 * millisSince(begin) / 1_000;

            assertThat(load.drain(20_000)).isTrue();
            Histogram latency = load.latencyMicros();
            // 200 a second over the whole second, although the server was there for a fifth of it.
            assertThat(latency.getTotalCount()).isBetween(appointed - 10, appointed + 10);
            // Of those appointed in the first 600 ms of the stall, 120, none may have taken less than 200 ms. A driver
            // that waits for answers before it sends the next would have had 4 of them.
            long slow = latency.getCountBetweenValues(200_000, latency.getMaxValue());
            assertThat(slow).isGreaterThanOrEqualTo(110);
            assertThat(latency.getMaxValue()).isGreaterThanOrEqualTo(780_000);
        }
    }

    @Test
    void whatAStalledServerNeverEndsStillCountsInAnOpenLoop() {
        try (Load load = new Load(server.address(), Workload.W5, 4, 4)) {
            load.openLoop(100);
            load.beginWindow();
            long begin = System.nanoTime();
            server.stall();
            load.run(300);
            load.endWindow();
            long appointed = millisSince(begin) / 10;

            assertThat(load.drain(200)).isFalse();
            server.resume();
            assertThat(load.latencyMicros().getTotalCount()).isBetween(appointed - 5, appointed + 5);
            assertThat(load.latencyMicros().getMaxValue()).isGreaterThanOrEqualTo(490_000);
        }
    }

    @Test
    void aClosedLoopCountsOnlyWhatBeganAndEndedInTheWindow() {
        try (Load load = new Load(server.address(), Workload.W5, 4, 4)) {
            load.closedLoop(4, 0);
            load.run(200);
            long endedBefore = load.ended();
            server.stall();
            load.run(100);
            load.beginWindow();
            long begin = System.nanoTime();
            server.resume();
            load.run(300);
            load.endWindow();
            long windowMicros = (millisSince(begin) + 10) * 1_000;
            long endedInWindow = load.ended() - endedBefore;
            server.stall();
            load.run(300);
            server.resume();

            assertThat(load.drain(20_000)).isTrue();
            assertThat(load.open()).isZero();
            // Four had begun before the window; those that were open behind it have ended in no window.
            assertThat(load.latencyMicros().getTotalCount())
                    .isPositive()
                    .isLessThan(endedInWindow)
                    .isGreaterThanOrEqualTo(endedInWindow - 10);
            assertThat(load.latencyMicros().getMaxValue()).isLessThan(windowMicros);
        }
    }

    /// A busy machine makes every span longer than it was meant to be.
    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    @Test
    void nothingStartsWhileDrained() {
        try (Load load = new Load(server.address(), Workload.W5, 4, 4)) {
            load.closedLoop(8, 0);
            load.run(200);
            load.drain(20_000);
            long ended = load.ended();
            load.run(200);

            assertThat(ended).isPositive();
            assertThat(load.ended()).isEqualTo(ended);
            load.closedLoop(8, 0);
            load.run(200);
            assertThat(load.ended()).isGreaterThan(ended);
        }
    }

    @Test
    void aClosedLoopKeepsSoManyOpen() {
        try (Load load = new Load(server.address(), Workload.W5, 4, 4)) {
            load.closedLoop(8, 0);
            load.run(300);

            assertThat(load.open()).isEqualTo(8);
            assertThat(load.errors()).isZero();
        }
    }
}
