package dev.furrow.server.console.execution;

import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.server.console.insight.Lens;
import dev.furrow.server.console.insight.Prices;
import dev.furrow.server.console.page.Premises;
import java.time.Duration;
import java.util.List;

/// Limits and costs of an execution; as JSON it is what `/console/api/execution/limits` answers. Amounts are texts,
/// because a cent of a cent must not be rounded.
///
/// @param limits each limit
/// @param historyBytes of its history as JSON
/// @param largestEventBytes of the largest event
/// @param mostDecisions the largest number of decisions in one answer
/// @param charges what Amazon would have charged
/// @param total of the charges
/// @param currency of the charges
/// @param examples whether the prices are the examples that come with the server
/// @param source where the prices come from, in the words of the operator
public record Costs(
        List<Line> limits,
        long historyBytes,
        long largestEventBytes,
        int mostDecisions,
        List<Charge> charges,
        String total,
        String currency,
        boolean examples,
        String source) {
    /// One limit.
    ///
    /// @param near whether it comes near one of the two
    public record Line(
            String name, long used, long here, long amazon, int percentHere, int percentAmazon, boolean near) {}

    /// One line of a bill.
    public record Charge(String item, long number, String price, String amount) {}

    static Costs of(Execution execution) {
        Premises premises = execution.visit().premises();
        Prices prices = PriceFile.in(premises.directory()).read();
        DomainRecord domain = premises.engine().registry().domain(execution.domain());
        Lens lens = execution.index(index -> Lens.of(
                index,
                execution.work(),
                premises.engine().quotas().of(execution.domain()),
                premises.configuration().limit("execution-seconds"),
                retentionDays(domain),
                prices,
                execution.visit().now()));
        return new Costs(
                lens.limits().stream()
                        .map(limit -> new Line(
                                limit.name(),
                                limit.used(),
                                limit.here(),
                                limit.amazon(),
                                limit.percentHere(),
                                limit.percentAmazon(),
                                limit.isNear()))
                        .toList(),
                lens.bytes(),
                lens.largest(),
                lens.mostDecisions(),
                lens.charges().stream()
                        .filter(charge -> charge.number() > 0)
                        .map(charge -> new Charge(
                                charge.item().key(),
                                charge.number(),
                                charge.price().toPlainString(),
                                charge.amount().stripTrailingZeros().toPlainString()))
                        .toList(),
                lens.total().stripTrailingZeros().toPlainString(),
                prices.currency(),
                prices.equals(Prices.EXAMPLES),
                prices.source());
    }

    private static int retentionDays(DomainRecord domain) {
        return (int) Duration.ofMillis(domain.retentionMillis()).toDays();
    }
}
