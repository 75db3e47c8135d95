package dev.furrow.examples.sum;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.examples.Example;
import dev.furrow.payload.PayloadStore;
import dev.furrow.payload.Payloads;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// Sums twenty thousand numbers that lie in files, and shows what of them is in the history.
public final class SumExample implements Example {
    private final Path folder;

    /// Keeps what is large in a folder of the system's temporary directory; files there are named by their content,
    /// so running it again adds none.
    public SumExample() {
        this(Path.of(System.getProperty("java.io.tmpdir"), "furrow-example-sum"));
    }

    SumExample(Path folder) {
        this.folder = folder;
    }

    @Override
    public String summary() {
        return "two activities at once, a side effect, and large values kept in files";
    }

    // region options
    @Override
    public FurrowOptions options(FurrowOptions given) {
        return given.payloads(Payloads.json().offload(8_000, PayloadStore.files(folder)));
    }
    // endregion

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        AtomicInteger asked = new AtomicInteger();
        Sensors sensors = sensor -> Collections.nCopies(10_000, sensor.length());
        // region worker
        try (var worker = furrow.worker("sums")
                .workflow(SumWorkflow.class, () -> new SumWorkflow(() -> 1_000 * asked.incrementAndGet()))
                .activities(Sensors.class, sensors)
                .start()) {
            // endregion
            Sum sum = furrow.client().workflow(Sum.class, "sum-" + id);
            out.println(sum.of("north", "southern") + ", the scale asked " + asked + " time");
            results(furrow, id).forEach(out::println);
        }
    }

    private static List<String> results(Furrow furrow, String id) {
        return furrow.client().handle("sum-" + id).history().stream()
                .map(event -> event.attributes() instanceof ActivityTaskCompleted done ? done.result() : null)
                .filter(Objects::nonNull)
                .map(result -> result.replaceFirst("//.*#", "//...#"))
                .toList();
    }
}
