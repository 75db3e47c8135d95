package dev.furrow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int STEPS = 5_000;

    @Test
    void theSameSeedMakesTheSameRunToTheByte() {
        for (long seed = 1; seed <= 8; seed++) {
            assertThat(traceOf(seed)).as("seed %d", seed).isEqualTo(traceOf(seed));
            assertThat(Simulation.run(seed, STEPS, null).hash())
                    .as("seed %d", seed)
                    .isEqualTo(Simulation.run(seed, STEPS, null).hash());
        }
    }

    @Test
    void anotherSeedMakesAnotherRun() {
        assertThat(Simulation.run(1, STEPS, null).hash())
                .isNotEqualTo(Simulation.run(2, STEPS, null).hash());
    }

    private static String traceOf(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Simulation.run(seed, STEPS, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
