package dev.furrow.engine.store;

import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Heartbeat;
import java.util.ArrayList;
import java.util.List;

/// Everything that one commit writes. Later entries of a list supersede earlier ones about the same thing.
public final class Batch {
    private final List<RunWrite> runs = new ArrayList<>();
    private final List<Message> sent = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private final List<Heartbeat> heartbeats = new ArrayList<>();
    private final List<RegistryChange> registryChanges = new ArrayList<>();
    private final List<RunKey> purged = new ArrayList<>();
    private long now;

    /// Events, beginnings and ends of runs, in order.
    public List<RunWrite> runs() {
        return runs;
    }

    /// Messages to keep until they are received.
    public List<Message> sent() {
        return sent;
    }

    /// Messages to remove; they may have been sent in this very batch or an earlier one.
    public List<Message> received() {
        return received;
    }

    /// Heartbeats to keep while their run is open.
    public List<Heartbeat> heartbeats() {
        return heartbeats;
    }

    /// Domains and types to put and delete, in order.
    public List<RegistryChange> registryChanges() {
        return registryChanges;
    }

    /// Runs to remove with everything that is known of them. An earlier batch has closed them; others stay.
    public List<RunKey> purged() {
        return purged;
    }

    /// The latest time that anything in the batch carries, in milliseconds since 1970.
    public long now() {
        return now;
    }

    /// Raises [#now()].
    public void at(long time) {
        now = Math.max(now, time);
    }

    /// Adds everything of another batch behind what is here.
    public void append(Batch later) {
        runs.addAll(later.runs);
        sent.addAll(later.sent);
        received.addAll(later.received);
        heartbeats.addAll(later.heartbeats);
        registryChanges.addAll(later.registryChanges);
        purged.addAll(later.purged);
        at(later.now);
    }

    /// Whether there is nothing to write.
    public boolean isEmpty() {
        return runs.isEmpty()
                && sent.isEmpty()
                && received.isEmpty()
                && heartbeats.isEmpty()
                && registryChanges.isEmpty()
                && purged.isEmpty();
    }
}
