package dev.furrow.examples;

import dev.furrow.examples.approval.ApprovalExample;
import dev.furrow.examples.country.CountryExample;
import dev.furrow.examples.cron.CronExample;
import dev.furrow.examples.fanout.FanOutExample;
import dev.furrow.examples.farm.FarmExample;
import dev.furrow.examples.hello.HelloExample;
import dev.furrow.examples.polling.PollingExample;
import dev.furrow.examples.python.PythonActivitiesExample;
import dev.furrow.examples.python.PythonDeciderExample;
import dev.furrow.examples.saga.SagaExample;
import dev.furrow.examples.sum.SumExample;
import dev.furrow.examples.taxi.TaxiExample;
import dev.furrow.examples.versions.VersionsExample;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// All examples.
final class Examples {
    /// By name, in alphabetical order.
    static final Map<String, Example> ALL = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            Map.entry("approval", new ApprovalExample()),
            Map.entry("country", new CountryExample()),
            Map.entry("cron", new CronExample()),
            Map.entry("fanout", new FanOutExample()),
            Map.entry("farm", new FarmExample()),
            Map.entry("hello", new HelloExample()),
            Map.entry("polling", new PollingExample()),
            Map.entry("python-activities", new PythonActivitiesExample()),
            Map.entry("python-decider", new PythonDeciderExample()),
            Map.entry("saga", new SagaExample()),
            Map.entry("sum", new SumExample()),
            Map.entry("taxi", new TaxiExample()),
            Map.entry("versions", new VersionsExample()))));

    private Examples() {}
}
