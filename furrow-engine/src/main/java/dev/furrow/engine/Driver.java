package dev.furrow.engine;

import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.Lane;
import java.util.List;
import java.util.concurrent.Executor;

/// Who makes lanes decide and the committer commit: threads in a server, the caller in tests and simulation.
public interface Driver {
    /// Where answers are made that read the store and that work waits for, such as the history of a task.
    Executor reads();

    /// Where answers are made that read the store and that can wait while lanes do not keep up.
    default Executor looks() {
        return reads();
    }

    /// Begins to drive.
    ///
    /// @param housekeeping to be run about once a second
    void start(List<Lane> lanes, Committer committer, Runnable housekeeping);

    /// Finishes what is under way and stops.
    ///
    /// @param millis how long that may take
    /// @return whether everything was finished
    boolean stop(long millis);
}
