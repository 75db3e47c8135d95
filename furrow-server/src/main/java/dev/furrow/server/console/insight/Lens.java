package dev.furrow.server.console.insight;

import dev.furrow.api.event.EventType;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.quota.Quotas;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How far an execution is from the limits, here and on Amazon, and what Amazon would have charged for it.
///
/// @param limits each limit
/// @param bytes of its history as JSON
/// @param largest bytes of the largest event
/// @param mostDecisions the largest number of decisions in one answer
/// @param charges what would have been charged
/// @param total of the charges
/// @param prices the prices that this was worked out with
public record Lens(
        List<Limit> limits,
        long bytes,
        long largest,
        int mostDecisions,
        List<Charge> charges,
        BigDecimal total,
        Prices prices) {
    private static final long YEAR_SECONDS = 31_536_000;
    private static final int NEAR_PERCENT = 80;

    /// One limit.
    ///
    /// @param name such as `historyEvents`; the table has its words
    /// @param used how much there is
    /// @param here how much there may be on this server
    /// @param amazon how much there may be on Amazon
    public record Limit(String name, long used, long here, long amazon) {
        /// How much of the smaller one is used, in whole percent.
        public int percentHere() {
            return percent(used, here);
        }

        /// How much of Amazon's is used, in whole percent.
        public int percentAmazon() {
            return percent(used, amazon);
        }

        /// Whether it comes near a limit.
        public boolean isNear() {
            return Math.max(percentHere(), percentAmazon()) >= NEAR_PERCENT;
        }

        private static int percent(long used, long of) {
            return of <= 0 ? 0 : (int) Math.min(100_000, used * 100 / of);
        }
    }

    /// One line of a bill.
    public record Charge(Prices.Item item, long number, BigDecimal price, BigDecimal amount) {}

    /// Looks at an execution.
    ///
    /// @param here the quotas of its domain
    /// @param longestSeconds the longest that an execution may last here
    /// @param retentionDays how long closed executions are kept; 0 for not at all
    /// @param now for an execution that is open
    public static Lens of(
            HistoryIndex history,
            OpenWork work,
            Quotas here,
            long longestSeconds,
            int retentionDays,
            Prices prices,
            Instant now) {
        Instant end = work.closeStatus() == null ? now : work.lastEventAt();
        long seconds = Math.max(0, Duration.between(work.startedAt(), end).toSeconds());
        Quotas amazon = Quotas.AWS;
        List<Limit> limits = List.of(
                new Limit("historyEvents", history.size(), here.historyEvents(), amazon.historyEvents()),
                new Limit(
                        "openActivityTasks",
                        work.activities().size(),
                        here.openActivityTasksPerExecution(),
                        amazon.openActivityTasksPerExecution()),
                new Limit(
                        "openTimers",
                        work.timers().size(),
                        here.openTimersPerExecution(),
                        amazon.openTimersPerExecution()),
                new Limit(
                        "openChildren",
                        work.children().size(),
                        here.openChildrenPerExecution(),
                        amazon.openChildrenPerExecution()),
                new Limit(
                        "openLambdaFunctions",
                        work.functions().size(),
                        here.openLambdaFunctionsPerExecution(),
                        amazon.openLambdaFunctionsPerExecution()),
                new Limit("openDecisionTasks", work.current() == null && work.waiting() == null ? 0 : 1, 1, 1),
                new Limit("executionSeconds", seconds, longestSeconds, YEAR_SECONDS));
        List<Charge> charges = charges(history, work, seconds, retentionDays, prices);
        BigDecimal total = charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Lens(limits, history.bytes(), history.largest(), history.mostDecisions(), charges, total, prices);
    }

    private static List<Charge> charges(
            HistoryIndex history, OpenWork work, long seconds, int retentionDays, Prices prices) {
        long days = Duration.ofSeconds(seconds).toDays();
        List<Charge> charges = new ArrayList<>();
        add(charges, Prices.Item.EXECUTION, 1, prices);
        // The first day of an execution is free; another begins with every 24 hours.
        add(charges, Prices.Item.OPEN_DAY, days, prices);
        add(charges, Prices.Item.RETAINED_DAY, work.closeStatus() == null ? 0 : retentionDays, prices);
        add(charges, Prices.Item.ACTIVITY_TASK, history.count(EventType.ActivityTaskScheduled), prices);
        add(charges, Prices.Item.DECISION_TASK, history.count(EventType.DecisionTaskScheduled), prices);
        add(charges, Prices.Item.TIMER, history.count(EventType.TimerStarted), prices);
        add(charges, Prices.Item.SIGNAL, history.count(EventType.WorkflowExecutionSignaled), prices);
        add(charges, Prices.Item.MARKER, history.count(EventType.MarkerRecorded), prices);
        add(charges, Prices.Item.LAMBDA_FUNCTION, history.count(EventType.LambdaFunctionScheduled), prices);
        return List.copyOf(charges);
    }

    private static void add(List<Charge> charges, Prices.Item item, long number, Prices prices) {
        BigDecimal price = Objects.requireNonNull(prices.of().get(item), "Every item has a price");
        charges.add(new Charge(item, number, price, price.multiply(BigDecimal.valueOf(number))));
    }
}
