package dev.furrow.examples.polling;

import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.Workflow;

/// One film. An attempt that falls silent is followed by another, which begins behind its last heartbeat.
// region workflow
class RenderingWorkflow implements Rendering {
    private static final int ATTEMPTS = 5;
    private final RenderFarm farm = Workflow.activities(RenderFarm.class);

    @Override
    public String render(Film film) {
        int next = 1;
        for (int attempt = 1; ; attempt++) {
            try {
                return farm.render(film, next) + " frames, " + attempt + " attempts";
            } catch (ActivityFailedException silent) {
                if (!(silent.failure() instanceof Failure.TimedOut) || attempt == ATTEMPTS) {
                    throw silent;
                }
                next = silent.lastHeartbeat(Integer.class).map(done -> done + 1).orElse(next);
            }
        }
    }
}
// endregion
