package dev.furrow.server.console.insight;

import static dev.furrow.engine.Requests.completeWorkflow;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.engine.TestEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The line of time.
class TimelineTest {
    private static Timeline timeline(TestEngine engine, WorkflowExecution run, int from, int rows) {
        HistoryIndex index = new HistoryIndex();
        for (HistoryEvent event : engine.history(run)) {
            index.append(event, 1);
        }
        return Timeline.of(index, from, rows, 1000, Instant.ofEpochMilli(engine.now()));
    }

    @Test
    void decisionsShareARowAndEverythingElseHasItsOwn() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            WorkflowExecution run = engine.start("order");
            engine.decide(schedule("a"), timer("t", 60));
            engine.advance(Duration.ofSeconds(3));
            engine.complete(engine.pollActivity(), "x");
            engine.signal(run, "s");

            Timeline timeline = timeline(engine, run, 0, 100);

            assertThat(timeline.rows())
                    .extracting(Timeline.Row::kind)
                    .containsExactly(Group.Kind.DECISION, Group.Kind.SIGNAL, Group.Kind.ACTIVITY, Group.Kind.TIMER);
            assertThat(timeline.rows().getFirst().bars()).hasSize(2);
            assertThat(timeline.rows())
                    .allSatisfy(row -> assertThat(row.bars())
                            .allSatisfy(bar -> assertThat(bar.x())
                                    .isBetween(0.0, 1000.0)
                                    .isLessThanOrEqualTo(bar.started())
                                    .isLessThanOrEqualTo(bar.end())));
            // The timer still runs: its bar ends now, which is the end of the line.
            assertThat(timeline.rows().getLast().bars().getFirst().end()).isEqualTo(1000.0);
        }
    }

    @Test
    void aDayWithoutEventsIsDrawnShort() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            WorkflowExecution run = engine.start("order");
            for (int i = 0; i < 5; i++) {
                engine.decide(timer("t" + i, i == 2 ? 3000 : 2));
                engine.advance(Duration.ofSeconds(i == 2 ? 3000 : 2));
            }
            engine.decide(completeWorkflow());

            Timeline timeline = timeline(engine, run, 0, 100);

            assertThat(timeline.idle()).hasSize(1);
            assertThat(timeline.idle().getFirst().length()).isEqualTo(Duration.ofMinutes(50));
            assertThat(timeline.idle().getFirst().width()).isLessThan(700);
        }
    }

    @Test
    void aLongHistoryIsShownInParts() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            WorkflowExecution run = engine.start("order");
            for (int i = 0; i < 30; i++) {
                engine.decide(schedule("a" + i));
                engine.complete(engine.pollActivity(), "x");
            }

            Timeline first = timeline(engine, run, 0, 10);
            Timeline second = timeline(engine, run, first.nextGroup(), 10);

            assertThat(first.rows())
                    .filteredOn(row -> row.kind() == Group.Kind.ACTIVITY)
                    .hasSize(10);
            assertThat(second.rows().get(1).bars().getFirst().group().id()).isEqualTo("a10");
            assertThat(timeline(engine, run, second.nextGroup(), 100).nextGroup())
                    .isEqualTo(first.groups());
        }
    }

    @Test
    void manyMarkersAreShownInPartsThoughTheyShareARow() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            WorkflowExecution run = engine.start("order");
            engine.decide(IntStream.range(0, Timeline.MOST_SHOWN + 100)
                    .mapToObj(i -> new RecordMarkerDecision("marker " + i, null))
                    .toArray(Decision[]::new));

            Timeline first = timeline(engine, run, 0, 10);
            Timeline second = timeline(engine, run, first.nextGroup(), 10);

            assertThat(bars(first)).isEqualTo(Timeline.MOST_SHOWN);
            // With the first decision, all markers are on one of the two.
            assertThat(bars(first) + bars(second)).isEqualTo(Timeline.MOST_SHOWN + 101);
            assertThat(second.nextGroup()).isEqualTo(second.groups());
        }
    }

    private static int bars(Timeline timeline) {
        return timeline.rows().stream().mapToInt(row -> row.bars().size()).sum();
    }

    @Test
    void placesGrowWithTimesAndLeadBack() {
        long[] times = LongStream.of(0, 10, 20, 500_000, 500_010, 500_020, 500_030, 500_040, 500_050, 500_060, 500_070)
                .toArray();
        TimeScale scale = TimeScale.of(times, 100);

        double before = -1;
        for (long time : times) {
            assertThat(scale.place(time)).isGreaterThan(before);
            before = scale.place(time);
            assertThat(scale.at(before)).isEqualTo(time);
        }
        assertThat(scale.place(1_000_000)).isCloseTo(100, within(1e-6));
        assertThat(scale.idle()).hasSize(1);
    }

    @Test
    void nothingAtAllIsDrawnAsNothing() {
        assertThat(Timeline.of(new HistoryIndex(), 0, 10, 100, Instant.EPOCH).rows())
                .isEmpty();
    }
}
