package dev.furrow.simulation;

import dev.furrow.engine.id.IdSource;
import dev.furrow.engine.id.RunId;
import dev.furrow.simulation.schedule.Chance;

/// Run ids from the seed; no two are the same, across restarts too.
final class SeededIds implements IdSource {
    private final Chance chance;
    private long count;

    SeededIds(Chance chance) {
        this.chance = chance;
    }

    @Override
    public RunId newRunId(long now) {
        return new RunId(now << 16 | chance.below(1 << 16), chance.bits() << 24 | ++count);
    }
}
