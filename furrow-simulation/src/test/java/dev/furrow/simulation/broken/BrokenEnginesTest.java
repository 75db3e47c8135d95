package dev.furrow.simulation.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenEnginesTest {
    private static final int SEEDS = 60;
    private static final int STEPS = 4_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void isCaught(BrokenEngine broken) throws Exception {
        List<String> violations = new ArrayList<>();
        try (PatchedEngine engine = new PatchedEngine(broken.patches(), folder)) {
            for (long seed = 1; seed <= SEEDS && !isCaught(broken, violations); seed++) {
                for (String violation : engine.violations(seed, STEPS)) {
                    violations.add("seed " + seed + ": " + violation);
                }
            }
        }
        System.out.println(broken + ": " + (violations.isEmpty() ? "not caught" : violations.getFirst()));
        assertThat(violations)
                .as("what the simulation says of an engine that %s", broken)
                .isNotEmpty();
        assertThat(isCaught(broken, violations))
                .as("%s among %s", broken.caughtBy(), violations)
                .isTrue();
    }

    private static boolean isCaught(BrokenEngine broken, List<String> violations) {
        return violations.stream().anyMatch(line -> line.matches("(?s)seed \\d+: (" + broken.caughtBy() + ") .*"));
    }

    /// It is the change that is caught, and not the way in which changed engines are loaded.
    @Test
    void anUnchangedEngineIsNotCaught() throws Exception {
        try (PatchedEngine engine = new PatchedEngine(List.of(), folder)) {
            for (long seed = 1; seed <= 5; seed++) {
                assertThat(engine.violations(seed, STEPS)).isEmpty();
            }
        }
    }
}
