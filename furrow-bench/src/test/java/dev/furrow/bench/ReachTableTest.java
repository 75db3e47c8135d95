package dev.furrow.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachTableTest {
    @Test
    void whatFallsShortIsMarkedAndWhatIsMissingIsSaid() {
        String table = ReachTable.of(Map.of(
                "W3", new Report("W3").number("workflowsPerSecond", 69),
                "idle", new Report("idle").number("heapBytesEach", 650),
                "W1-rate", new Report("W1").number("p50Millis", 5).number("p99Millis", 26)));

        assertThat(table)
                .contains("| W3 | at least 70/s | **69.0/s** |")
                .contains("| open idle execution, heap | at most 700 bytes | 650.0 bytes |")
                .contains("| W1 at 20/s, p50 / p99 | 6 / 25 ms | **5.000 / 26.0 ms** |")
                .contains("| kept for a closed W1 | at most 1,600 bytes | not measured |");
    }
}
