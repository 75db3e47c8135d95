package dev.furrow.examples.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@FurrowTest
class CensusTest {

    @Test
    @Timeout(60)
    void aThousandPlotsAreCountedOnceEach(TestFurrow furrow) {
        Set<Integer> counted = ConcurrentHashMap.newKeySet();
        Foresters foresters = plot -> counted.add(plot) ? plot : 1_000_000;
        furrow.workflows(CensusWorkflow.class).activities(Foresters.class, foresters);

        long trees = furrow.client().workflow(Census.class, "c").count(1_000);

        assertThat(trees).isEqualTo(500_500);
        assertThat(counted).hasSize(1_000);
    }
}
