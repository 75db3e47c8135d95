package dev.furrow.examples.polling;

import dev.furrow.Furrow;
import dev.furrow.activity.Activity;
import dev.furrow.examples.Example;
import java.io.PrintStream;

/// Six frames. The machine that renders them loses power after the third.
public final class PollingExample implements Example {

    /// Needs nothing.
    public PollingExample() {}

    @Override
    public String summary() {
        return "long work with heartbeats that goes on where its last word was";
    }

    @Override
    @SuppressWarnings("try") // The worker only has to be there.
    public void run(Furrow furrow, String id, PrintStream out) {
        try (var worker = furrow.worker("films")
                .workflows(RenderingWorkflow.class)
                .activities(RenderFarm.class, new UnsteadyFarm(out))
                .start()) {
            Rendering rendering = furrow.client().workflow(Rendering.class, "film-" + id);
            out.println(rendering.render(new Film("Furrow", 6)));
        }
    }

    private record UnsteadyFarm(PrintStream out) implements RenderFarm {
        // region activity
        @Override
        public int render(Film film, int from) {
            for (int frame = from; frame <= film.frames(); frame++) {
                out.println("frame " + frame);
                Activity.heartbeat(frame);
                if (from == 1 && frame == 3) {
                    return losePower();
                }
            }
            return film.frames();
        }
        // endregion

        /// The nearest thing to it: the activity stays open and is never heard of again.
        private int losePower() {
            out.println("no power");
            Activity.defer();
            return 0;
        }
    }
}
