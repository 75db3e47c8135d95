package dev.furrow.examples.sum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.payload.PayloadStore;
import dev.furrow.payload.Payloads;
import dev.furrow.test.TestFurrow;
import dev.furrow.test.TimeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SumTest {

    @Test
    void theScaleIsAskedOnceAndWhatIsLargeLiesInFiles(@TempDir Path folder) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Sensors sensors = sensor -> Collections.nCopies(10_000, sensor.length());
        Payloads payloads = Payloads.json().offload(8_000, PayloadStore.files(folder));

        // Every decision replays the whole history, so a side effect that were done each time would differ.
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, payloads)) {
            furrow.workflow(SumWorkflow.class, () -> new SumWorkflow(asked::incrementAndGet))
                    .activities(Sensors.class, sensors);

            assertThat(furrow.client().workflow(Sum.class, "s").of("a", "bc")).isEqualTo(30_001);
        }
        assertThat(asked).hasValue(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
