package dev.furrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedsTest {
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
        assertThat(report.events()).as("worlds in which something happens").isGreaterThan(100L * seeds);
    }
}
