package dev.furrow.examples.country;

import dev.furrow.plan.Plan;
import dev.furrow.workflow.RetryPolicy;
import java.util.List;
import java.util.stream.IntStream;

/// Counts the visits from every country on every day of a month. The source is unstable, so each pair is tried
/// four times, by itself.
final class CountryFlow {
    // region plan
    static final Plan<Month, String> PLAN = Plan.of("country_flow", "1.0", Month.class, String.class, p -> {
        var metrics = p.activities(Metrics.class);
        var month = p.input();

        var days = p.step("days", month, CountryFlow::days);
        var countries = p.step("countries", metrics::countries);
        var visits = p.each(
                        "visits",
                        p.cross(days, countries),
                        pair -> pair.first() + " " + pair.second(),
                        pair -> metrics.visits(pair.first(), pair.second()))
                .atMost(20)
                .retry(RetryPolicy.attempts(4));
        var report = p.step("report", month, visits, CountryFlow::report);

        p.run("publish", report, metrics::publish);
        return report;
    });
    // endregion

    private CountryFlow() {}

    private static List<String> days(Month month) {
        return IntStream.rangeClosed(1, month.days())
                .mapToObj(day -> "%s-%02d".formatted(month.name(), day))
                .toList();
    }

    private static String report(Month month, List<Integer> visits) {
        return "%s: %d visits in %d counts"
                .formatted(
                        month.name(),
                        visits.stream().mapToInt(Integer::intValue).sum(),
                        visits.size());
    }
}
