package dev.furrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.event.EventType;
import dev.furrow.simulation.schedule.AwaitPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedsTest {
    /// Every type of event, and every point at which a process can die.
    private static List<String> everything() {
        List<String> all = new ArrayList<>();
        Stream.of(EventType.values()).map(Enum::name).forEach(all::add);
        Stream.of(AwaitPoint.values()).map(Enum::name).forEach(all::add);
        return all;
    }

    @Test
    void everySeedKeepsThePromises() {
        int seeds = Integer.getInteger("simulation.seeds");
        int steps = Integer.getInteger("simulation.steps");
        long first = Long.getLong("simulation.first");
        List<String> violations = new ArrayList<>();

        Campaign.Report report = new Campaign(steps, null).run(first, seeds, 2, (result, soFar) -> {
            for (String violation : result.violations()) {
                violations.add("seed " + result.seed() + ": " + violation);
            }
        });

        System.out.println(report.summary());
        assertThat(violations).isEmpty();
        assertThat(report.seeds()).isEqualTo(seeds);
        assertThat(report.seen()).as("whatever can happen has happened").containsAll(everything());
    }
}
