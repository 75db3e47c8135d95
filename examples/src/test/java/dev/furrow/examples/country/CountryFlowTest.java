package dev.furrow.examples.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.WorkflowFailedException;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

// region test
@FurrowTest
class CountryFlowTest {

    @Test
    void eachPairIsCountedThoughTheSourceIsUnstable(TestFurrow furrow) {
        Source source = new Source(3);
        furrow.plans(CountryFlow.PLAN).activities(Metrics.class, source);

        String report = furrow.client().plan(CountryFlow.PLAN, "c-1", new Month("2026-11", 10));

        assertThat(report).isEqualTo("2026-11: 20 visits in 20 counts");
        assertThat(source.published).containsExactly(report);
        assertThat(source.asked).hasSize(23);
    }
    // endregion

    @Test
    void theFifthAttemptIsNotMade(TestFurrow furrow) {
        Source source = new Source(4);
        furrow.plans(CountryFlow.PLAN).activities(Metrics.class, source);

        assertThatThrownBy(() -> furrow.client().plan(CountryFlow.PLAN, "c-1", new Month("2026-11", 1)))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("Step visits[2026-11-01 FR] has failed");

        assertThat(source.asked.stream().filter("2026-11-01 FR"::equals)).hasSize(4);
        assertThat(source.published).isEmpty();
    }

    /// Two countries; the first counts of France on the first day fail.
    static final class Source implements Metrics {
        final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        final List<String> published = new ArrayList<>();
        private int failures;

        Source(int failures) {
            this.failures = failures;
        }

        @Override
        public List<String> countries() {
            return List.of("DE", "FR");
        }

        @Override
        public synchronized int visits(String day, String country) {
            String what = day + " " + country;
            asked.add(what);
            if (what.equals("2026-11-01 FR") && failures-- > 0) {
                throw new IllegalStateException("The source is busy");
            }
            return 1;
        }

        @Override
        public void publish(String report) {
            published.add(report);
        }
    }
}
