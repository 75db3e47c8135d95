package dev.furrow.engine.lane;

import dev.furrow.engine.store.Batch;
import dev.furrow.engine.turn.Turn;
import java.util.ArrayList;
import java.util.List;

/// Turns that a lane has decided and that become durable together.
public final class DecidedBatch {
    /// One decided piece of work.
    record Decided(Work work, Turn turn) {}

    private final Lane lane;
    private final List<Decided> decided = new ArrayList<>();
    private final Batch writes = new Batch();

    DecidedBatch(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    List<Decided> decided() {
        return decided;
    }

    Batch writes() {
        return writes;
    }
}
