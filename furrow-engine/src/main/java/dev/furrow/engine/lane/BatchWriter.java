package dev.furrow.engine.lane;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.store.Batch;
import dev.furrow.engine.store.RunWrite;
import dev.furrow.engine.turn.RunChanges;
import dev.furrow.engine.turn.Turn;
import java.util.ArrayList;
import java.util.List;

/// Turns the outcome of a turn into what the store writes. Here each event is encoded, once for its whole life. Not
/// safe for use by several threads.
final class BatchWriter {
    private final JsonWriter json = new JsonWriter(1024);
    private final RecentHistory recent;

    /// @param recent keeps what is encoded here while it may be asked for
    BatchWriter(RecentHistory recent) {
        this.recent = recent;
    }

    /// Adds a turn to a batch.
    ///
    /// @return the bytes of its events
    int add(Turn turn, Batch batch) {
        int bytes = 0;
        for (RunChanges changes : turn.runs()) {
            WorkflowExecutionState execution = changes.execution();
            List<byte[]> events = new ArrayList<>(changes.events().size());
            for (HistoryEvent event : changes.events()) {
                json.clear();
                Json.write(event, json);
                byte[] encoded = json.toByteArray();
                bytes += encoded.length;
                events.add(encoded);
            }
            boolean open = execution.isOpen();
            long firstEventId = changes.events().getFirst().eventId();
            if (open) {
                recent.append(execution, firstEventId, events);
            } else {
                recent.remove(execution);
            }
            batch.runs()
                    .add(new RunWrite(
                            execution.key(),
                            firstEventId,
                            events,
                            open && changes.infoChanged() ? execution.info() : null,
                            changes.begun(),
                            open ? null : execution.detail(),
                            execution.activityTasks().hasHeartbeats()));
        }
        batch.sent().addAll(turn.sent());
        batch.received().addAll(turn.received());
        batch.heartbeats().addAll(turn.heartbeats());
        batch.registryChanges().addAll(turn.registryChanges());
        batch.purged().addAll(turn.purged());
        batch.at(turn.now());
        return bytes;
    }
}
