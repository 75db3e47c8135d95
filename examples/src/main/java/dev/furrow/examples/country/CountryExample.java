package dev.furrow.examples.country;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts three days in four countries; the first count of France fails every day.
public final class CountryExample implements Example {

    /// Needs nothing.
    public CountryExample() {}

    @Override
    public String summary() {
        return "days and countries counted as a plan, with retries";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        // region run
        try (var worker = furrow.worker("reports")
                .plans(CountryFlow.PLAN)
                .activities(Metrics.class, new UnstableMetrics(out))
                .start()) {
            Month month = new Month("2026-11", 3);
            out.println(furrow.client().plan(CountryFlow.PLAN, "countries-" + id, month));
        }
        // endregion
    }

    /// Needs a second attempt for France.
    private static final class UnstableMetrics implements Metrics {
        private final PrintStream out;
        private final Set<String> tried = ConcurrentHashMap.newKeySet();

        private UnstableMetrics(PrintStream out) {
            this.out = out;
        }

        @Override
        public List<String> countries() {
            return List.of("DE", "FR", "IT", "PT");
        }

        @Override
        public int visits(String day, String country) {
            if (country.equals("FR") && tried.add(day)) {
                throw new IllegalStateException("The source is busy");
            }
            return 100;
        }

        @Override
        public void publish(String report) {
            out.println("published after " + tried.size() + " failures");
        }
    }
}
