package dev.furrow.server.console.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.tally.Happening;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SamplesTest {
    private static final List<String> DOMAINS = List.of(TestEngine.DOMAIN);

    private final TestEngine engine = new TestEngine().withTypes();
    private long throttled;
    private final Samples samples = new Samples(engine.engine(), () -> throttled);
    private long now = 1_000_000;

    @AfterEach
    void close() {
        engine.close();
    }

    private void take() {
        now += Samples.EVERY_MILLIS;
        samples.take(now);
    }

    @Test
    void whatHappenedIsKeptAsTheDifferenceFromSampleToSample() {
        engine.start("a");
        engine.start("b");
        take();
        take();
        engine.start("c");
        take();

        assertThat(samples.series(Happening.STARTED, DOMAINS)).containsExactly(2L, 0L, 1L);
        assertThat(samples.series(Happening.STARTED, List.of("elsewhere"))).containsOnly(0L);
        assertThat(samples.series(Samples.Level.OPEN, DOMAINS)).containsExactly(2L, 2L, 3L);
        assertThat(samples.series(Samples.Level.BACKLOG, DOMAINS)).containsExactly(2L, 2L, 3L);
    }

    @Test
    void anHourIsKeptAndNoMore() {
        engine.start("early");
        for (int i = 0; i < Samples.KEPT - 1; i++) {
            take();
        }
        assertThat(samples.series(Happening.STARTED, DOMAINS))
                .hasSize(Samples.KEPT - 1)
                .startsWith(1L);

        take();

        assertThat(samples.series(Happening.STARTED, DOMAINS))
                .hasSize(Samples.KEPT - 1)
                .containsOnly(0L);
    }

    @Test
    void throttlesAreThoseSinceTheSampleBefore() {
        throttled = 7;
        take();
        throttled = 10;
        take();

        assertThat(samples.throttles()).containsExactly(7L, 3L);
    }

    @Test
    void ratesAreThoseBetweenTheLatestTwoSamples() {
        take();
        WorkflowExecution run = engine.start("a");
        engine.start("b");
        take();
        String list = engine.describe(run).executionConfiguration().taskList().name();
        assertThat(samples.rate(TaskKind.DECISION, TestEngine.DOMAIN, list)).isEqualTo(new Samples.Rate(0.2, 0));

        engine.pollDecision();
        take();

        assertThat(samples.rate(TaskKind.DECISION, TestEngine.DOMAIN, list)).isEqualTo(new Samples.Rate(0, 0.1));
        assertThat(samples.rate(TaskKind.ACTIVITY, TestEngine.DOMAIN, list)).isEqualTo(Samples.Rate.NONE);
    }

    @Test
    void chartsMoveForAnHourAfterSomethingHasHappenedAndThenRest() {
        take();
        assertThat(samples.moving()).isZero();
        engine.start("a");
        take();
        long stirred = samples.moving();
        assertThat(stirred).isEqualTo(samples.number());
        take();
        // The start is over, and one more is open than before: both are new to the charts.
        assertThat(samples.moving()).isGreaterThan(stirred);
        for (int i = 0; i < 2 * Samples.KEPT; i++) {
            take();
        }
        long rests = samples.moving();
        take();

        assertThat(samples.moving()).isEqualTo(rests).isLessThan(samples.number());
    }
}
