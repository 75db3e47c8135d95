package dev.furrow.examples.fanout;

import dev.furrow.Furrow;
import dev.furrow.examples.Example;
import java.io.PrintStream;

/// A thousand plots with as many trees as their numbers say.
public final class FanOutExample implements Example {

    /// Needs nothing.
    public FanOutExample() {}

    @Override
    public String summary() {
        return "a thousand activities at once";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        Foresters foresters = plot -> plot;
        try (var worker = furrow.worker("forest")
                .workflows(CensusWorkflow.class)
                .activities(Foresters.class, foresters)
                .start()) {
            Census census = furrow.client().workflow(Census.class, "census-" + id);
            out.printf("%,d trees%n", census.count(1_000));
        }
    }
}
