package dev.furrow.simulation.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.broken.SourcePatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an engine may do wrong with closed runs is noticed.
class RetentionTest {
    private static final int STEPS = 1_500;

    @TempDir
    private Path folder;

    private List<String> violations(SourcePatch patch) throws Exception {
        List<String> violations = new ArrayList<>();
        try (PatchedEngine engine = new PatchedEngine(List.of(patch), folder)) {
            for (long seed = 1; seed <= 5; seed++) {
                violations.addAll(engine.violations(seed, STEPS));
            }
        }
        return violations;
    }

    @Test
    void runsThatAreGoneAMillisecondEarlyAreMissed() throws Exception {
        assertThat(violations(SourcePatch.of(
                        "registry/DomainRecord.java",
                        "return now - retentionMillis();",
                        "return now - retentionMillis() + 1;")))
                .anyMatch(line -> line.startsWith("R a closed run is kept for its retention"));
    }

    @Test
    void runsThatAreListedAMillisecondTooLongAreNoticed() throws Exception {
        assertThat(violations(SourcePatch.of(
                        "registry/DomainRecord.java",
                        "return now - retentionMillis();",
                        "return now - retentionMillis() - 1;")))
                .anyMatch(line -> line.startsWith("R a closed run is gone after its retention"));
    }

    @Test
    void runsThatStayOnTheDiskAreNoticed() throws Exception {
        assertThat(violations(SourcePatch.of("operation/PurgeExpired.java", "expired.forEach(turn::purge);", "")))
                .anyMatch(line -> line.startsWith("R a closed run is gone after its retention"));
    }
}
