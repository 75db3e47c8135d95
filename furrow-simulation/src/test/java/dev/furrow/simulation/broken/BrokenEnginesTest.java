package dev.furrow.simulation.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.engine.broken.BrokenEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    @Test
    void theLastLineOfAFailureRepeatsIt() throws Exception {
        try (PatchedEngine engine = new PatchedEngine(BrokenEngine.SKIPS_A_WAKE_UP.patches(), folder)) {
            List<String> said = engine.command("--seed", "1", "--seeds", "3", "--steps", "2000");

            assertThat(said.getLast()).as("exit code").isEqualTo("1");
            assertThat(said.get(said.size() - 2)).matches("\\./furrow simulation --seed [123] --steps 2000");
            String[] words = said.get(said.size() - 2).split(" ");
            List<String> again = engine.command(Arrays.copyOfRange(words, 2, words.length));
            assertThat(again.getLast()).as("exit code").isEqualTo("1");
            assertThat(again.get(again.size() - 2)).isEqualTo(said.get(said.size() - 2));
        }
    }
}
