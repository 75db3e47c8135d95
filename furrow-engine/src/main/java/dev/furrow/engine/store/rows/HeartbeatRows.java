package dev.furrow.engine.store.rows;

import dev.furrow.api.json.Json;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.turn.Heartbeat;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Heartbeats: key slot, run, task; value time, domain and JSON of the rest. They go when their run closes.
final class HeartbeatRows {
    private static final byte[] FIRST_KEY = {};
    private static final byte[] BEHIND_LAST_KEY = {(byte) 0xFF, (byte) 0xFF};

    /// The value's JSON.
    record Body(String workflowId, @Nullable String details) {}

    private final SortedTables tables;
    private final DomainNumbers domains;

    HeartbeatRows(SortedTables tables, DomainNumbers domains) {
        this.tables = tables;
        this.domains = domains;
    }

    void put(SortedTables.Writes writes, Heartbeat heartbeat) {
        RunKey run = heartbeat.run();
        byte[] value = new Bytes()
                .u64(heartbeat.at())
                .u32(domains.number(run.domain()))
                .raw(Json.encode(new Body(run.workflowId(), heartbeat.details())))
                .done();
        byte[] key = RowsOfRuns.prefix(run, 8).u64(heartbeat.scheduledEventId()).done();
        writes.put(Table.HEARTBEAT, key, value);
    }

    static void deleteOf(SortedTables.Writes writes, RunKey run) {
        byte[] prefix = RowsOfRuns.prefix(run, 0).done();
        writes.deleteRange(Table.HEARTBEAT, prefix, Bytes.endOf(prefix));
    }

    void scan(Consumer<Heartbeat> visitor) {
        try (SortedTables.Cursor rows = tables.scan(Table.HEARTBEAT, FIRST_KEY, BEHIND_LAST_KEY, false)) {
            while (rows.next()) {
                visitor.accept(heartbeat(rows));
            }
        }
    }

    void scan(Collection<RunKey> runs, Consumer<Heartbeat> visitor) {
        RowsOfRuns.scan(tables, Table.HEARTBEAT, runs, (run, row) -> visitor.accept(heartbeat(row)));
    }

    private Heartbeat heartbeat(SortedTables.Cursor row) {
        BytesReader key = new BytesReader(row.key()).skip(2);
        RunId runId = key.runId();
        long scheduledEventId = key.u64();
        BytesReader value = new BytesReader(row.value());
        long at = value.u64();
        String domain = domains.name((int) value.u32());
        Body body = Json.decodeTrusted(value.rest(), Body.class);
        return new Heartbeat(new RunKey(domain, body.workflowId, runId), scheduledEventId, at, body.details);
    }
}
