package dev.furrow.server.console.insight;

import static dev.furrow.engine.Requests.marker;
import static dev.furrow.engine.Requests.schedule;
import static dev.furrow.engine.Requests.timer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.quota.Quotas;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Limits and costs.
class LensTest {
    private static Properties file(String text) {
        Properties file = new Properties();
        try {
            file.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    @Test
    void openWorkIsHeldAgainstTheQuotasHereAndOnAmazon() {
        try (TestEngine engine = new TestEngine().withTypes()) {
            WorkflowExecution run = engine.start("order");
            engine.decide(schedule("a"), schedule("b"), timer("t", 3000), marker("m"));
            engine.signal(run, "s");
            HistoryIndex index = new HistoryIndex();
            for (HistoryEvent event : engine.history(run)) {
                index.append(event, Json.encode(event).length);
            }

            Lens lens = Lens.of(
                    index,
                    engine.openWork("order"),
                    Quotas.DEFAULT,
                    31_536_000,
                    30,
                    Prices.EXAMPLES,
                    Instant.ofEpochMilli(engine.now()));

            assertThat(lens.limits())
                    .contains(
                            new Lens.Limit("historyEvents", 10, 100_000, 25_000),
                            new Lens.Limit("openActivityTasks", 2, 10_000, 1_000),
                            new Lens.Limit("openTimers", 1, 10_000, 1_000),
                            new Lens.Limit("openDecisionTasks", 1, 1, 1));
            assertThat(lens.mostDecisions()).isEqualTo(4);
            assertThat(lens.bytes()).isEqualTo(index.bytes());
            // One execution, two activity tasks, a timer, a signal, a marker.
            assertThat(lens.total()).isEqualByComparingTo(new BigDecimal("0.0001").add(new BigDecimal("0.000125")));
        }
    }

    @Test
    void theFirstDayIsFreeAndEachFurtherOneIsCharged() {
        try (TestEngine engine = new TestEngine()) {
            engine.withTypes();
            engine.start("order");
            HistoryIndex index = new HistoryIndex();
            for (HistoryEvent event : engine.history(engine.openRun("order"))) {
                index.append(event, 1);
            }
            Instant started = engine.openWork("order").startedAt();
            for (long[] hoursAndDays : new long[][] {{0, 0}, {23, 0}, {25, 1}, {49, 2}}) {
                Lens lens = Lens.of(
                        index,
                        engine.openWork("order"),
                        Quotas.DEFAULT,
                        1,
                        30,
                        Prices.EXAMPLES,
                        started.plus(Duration.ofHours(hoursAndDays[0])));
                assertThat(lens.charges())
                        .filteredOn(charge -> charge.item() == Prices.Item.OPEN_DAY)
                        .extracting(Lens.Charge::number)
                        .containsExactly(hoursAndDays[1]);
            }
        }
    }

    @Test
    void aLimitIsNearFromFourFifthsOn() {
        assertThat(new Lens.Limit("x", 799, 10_000, 1_000).isNear()).isFalse();
        assertThat(new Lens.Limit("x", 800, 10_000, 1_000).isNear()).isTrue();
    }

    @Test
    void anOperatorsPricesHoldAndTheOthersStay() {
        Prices prices = Prices.read(file("currency=INR\ntimer=0.002\nsource=our contract\n"));

        assertThat(prices.currency()).isEqualTo("INR");
        assertThat(prices.of().get(Prices.Item.TIMER)).isEqualByComparingTo("0.002");
        assertThat(prices.of().get(Prices.Item.EXECUTION)).isEqualByComparingTo("0.0001");
    }

    @Test
    void aWrongPriceIsNamed() {
        assertThatThrownBy(() -> Prices.read(file("timer=cheap")))
                .hasMessage("timer is \"cheap\", but must be a number such as 0.000025");
        assertThatThrownBy(() -> Prices.read(file("timers=1"))).hasMessageContaining("no price of \"timers\"");
    }
}
