package dev.furrow.engine.store.rows;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.id.Slots;
import dev.furrow.engine.store.OpenRun;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs. Open: key slot, domain, workflowId; value run and JSON of its info. Closed: key slot, run; value domain and
/// JSON of its detail.
final class RunRows {
    private static final byte[] FIRST_KEY = {};
    private static final byte[] BEHIND_LAST_KEY = {(byte) 0xFF, (byte) 0xFF};

    private final SortedTables tables;
    private final DomainNumbers domains;

    RunRows(SortedTables tables, DomainNumbers domains) {
        this.tables = tables;
        this.domains = domains;
    }

    void putOpen(SortedTables.Writes writes, RunKey run, WorkflowExecutionInfo info) {
        byte[] value = new Bytes(512).runId(run.runId()).raw(Json.encode(info)).done();
        writes.put(Table.OPEN, openKey(run.domain(), run.workflowId()), value);
    }

    void putClosed(SortedTables.Writes writes, RunKey run, WorkflowExecutionDetail detail) {
        writes.delete(Table.OPEN, openKey(run.domain(), run.workflowId()));
        byte[] value = new Bytes(768)
                .u32(domains.number(run.domain()))
                .raw(Json.encode(detail))
                .done();
        writes.put(Table.CLOSED, closedKey(run), value);
    }

    void purge(SortedTables.Writes writes, RunKey run) {
        writes.delete(Table.CLOSED, closedKey(run));
    }

    @Nullable OpenRun findOpen(String domain, String workflowId) {
        byte[] value = tables.get(Table.OPEN, openKey(domain, workflowId));
        return value == null ? null : openRun(domain, workflowId, value);
    }

    @Nullable WorkflowExecutionDetail findClosed(RunKey run) {
        byte[] value = tables.get(Table.CLOSED, closedKey(run));
        if (value == null) {
            return null;
        }
        BytesReader reader = new BytesReader(value);
        if (reader.u32() != domains.number(run.domain())) {
            return null;
        }
        WorkflowExecutionDetail detail = Json.decodeTrusted(reader.rest(), WorkflowExecutionDetail.class);
        // The slot in the key is no proof: another workflowId may share it.
        return detail.executionInfo().execution().workflowId().equals(run.workflowId()) ? detail : null;
    }

    void scanOpen(Consumer<RunKey> visitor) {
        try (SortedTables.Cursor rows = tables.scan(Table.OPEN, FIRST_KEY, BEHIND_LAST_KEY, false)) {
            while (rows.next()) {
                BytesReader key = new BytesReader(rows.key()).skip(2);
                String domain = domains.name((int) key.u32());
                RunId runId = new BytesReader(rows.value()).runId();
                visitor.accept(new RunKey(domain, key.text(), runId));
            }
        }
    }

    private static OpenRun openRun(String domain, String workflowId, byte[] value) {
        BytesReader reader = new BytesReader(value);
        RunId runId = reader.runId();
        WorkflowExecutionInfo info = Json.decodeTrusted(
                value, reader.position(), value.length - reader.position(), WorkflowExecutionInfo.class);
        return new OpenRun(new RunKey(domain, workflowId, runId), info);
    }

    private byte[] openKey(String domain, String workflowId) {
        return new Bytes()
                .u16(Slots.of(domain, workflowId))
                .u32(domains.number(domain))
                .text(workflowId)
                .done();
    }

    private static byte[] closedKey(RunKey run) {
        return new Bytes(18).u16(run.slot()).runId(run.runId()).done();
    }
}
