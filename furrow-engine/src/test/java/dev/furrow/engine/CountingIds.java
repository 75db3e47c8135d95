package dev.furrow.engine;

import dev.furrow.engine.id.IdSource;
import dev.furrow.engine.id.RunId;

/// Run ids that are the same in every run of a test.
public final class CountingIds implements IdSource {
    private long count;

    @Override
    public RunId newRunId(long now) {
        return new RunId(1, ++count);
    }
}
