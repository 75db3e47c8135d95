package dev.furrow.engine.store.rows;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.OpenRun;
import dev.furrow.engine.store.VisibilityFilter;
import dev.furrow.engine.store.VisibilityPage;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The index behind the visibility operations. A row for each way in which a run can be found: key domain, set,
/// filter with its value, time, run; value time of the close, version of the type, workflowId.
///
/// Two ways need no rows: an open run by its workflowId, of which there is at most one, and completed runs by their
/// status, which are most of all closed runs.
final class VisibilityRows {
    private static final int ALL = 'a';
    private static final int WORKFLOW_ID = 'w';
    private static final int TYPE = 't';
    private static final int TAG = 'g';
    private static final int STATUS = 's';
    /// Time and run at the end of each key: where a listing goes on.
    private static final int POSITION_BYTES = 24;

    private final SortedTables tables;
    private final DomainNumbers domains;
    private final RunRows runs;

    VisibilityRows(SortedTables tables, DomainNumbers domains, RunRows runs) {
        this.tables = tables;
        this.domains = domains;
        this.runs = runs;
    }

    void putOpen(SortedTables.Writes writes, RunKey run, WorkflowExecutionInfo info) {
        byte[] value = value(run, info);
        for (byte[] key : openKeys(run, info)) {
            writes.put(Table.VISIBILITY, key, value);
        }
    }

    void putClosed(SortedTables.Writes writes, RunKey run, WorkflowExecutionInfo info) {
        for (byte[] key : openKeys(run, info)) {
            writes.delete(Table.VISIBILITY, key);
        }
        byte[] value = value(run, info);
        for (byte[] key : closedKeys(run, info)) {
            writes.put(Table.VISIBILITY, key, value);
        }
    }

    void purge(SortedTables.Writes writes, RunKey run, WorkflowExecutionInfo info) {
        for (byte[] key : closedKeys(run, info)) {
            writes.delete(Table.VISIBILITY, key);
        }
    }

    VisibilityPage list(VisibilityQuery query, byte @Nullable [] position, int maxRuns) {
        if (query.set() == RunSet.OPEN_BY_START && query.filter() instanceof VisibilityFilter.ByWorkflowId(String id)) {
            return new VisibilityPage(openRun(query, id), null);
        }
        List<WorkflowExecutionInfo> infos = new ArrayList<>();
        byte[] last = null;
        try (SortedTables.Cursor rows = rows(query, position)) {
            while (rows.next()) {
                WorkflowExecutionInfo info = shown(rows, query);
                if (info == null) {
                    continue;
                }
                if (infos.size() == maxRuns) {
                    return new VisibilityPage(infos, last);
                }
                infos.add(info);
                last = position(rows.key());
            }
        }
        return new VisibilityPage(infos, null);
    }

    int count(VisibilityQuery query, int cap) {
        if (query.set() == RunSet.OPEN_BY_START && query.filter() instanceof VisibilityFilter.ByWorkflowId(String id)) {
            return openRun(query, id).size();
        }
        int count = 0;
        try (SortedTables.Cursor rows = rows(query, null)) {
            while (count <= cap && rows.next()) {
                // The index alone tells who passes, unless completed runs are wanted, which it does not list apart.
                boolean passes = wantsCompleted(query) ? shown(rows, query) != null : passes(rows.value(), query);
                if (passes) {
                    count++;
                }
            }
        }
        return count;
    }

    List<RunKey> closedUpTo(String domain, long closedAt, int maxRuns) {
        List<RunKey> found = new ArrayList<>();
        if (closedAt < 0) {
            // No run closed before 1970, and the bytes of a negative time would be behind all others.
            return found;
        }
        byte[] prefix = prefix(domain, RunSet.CLOSED_BY_CLOSE).u8(ALL).done();
        byte[] to = Bytes.endOf(new Bytes().raw(prefix).u64(closedAt).done());
        try (SortedTables.Cursor rows = tables.scan(Table.VISIBILITY, prefix, to, false)) {
            while (found.size() < maxRuns && rows.next()) {
                found.add(runKey(domain, rows.key(), rows.value()));
            }
        }
        return found;
    }

    private List<WorkflowExecutionInfo> openRun(VisibilityQuery query, String workflowId) {
        OpenRun open = runs.findOpen(query.domain(), workflowId);
        if (open == null) {
            return List.of();
        }
        long startedAt = open.info().startTimestamp().toEpochMilli();
        return startedAt >= query.oldest() && startedAt <= query.latest() ? List.of(open.info()) : List.of();
    }

    private SortedTables.Cursor rows(VisibilityQuery query, byte @Nullable [] position) {
        byte[] prefix = filtered(prefix(query.domain(), query.set()), query.filter());
        byte[] from = new Bytes().raw(prefix).u64(Math.max(0, query.oldest())).done();
        byte[] to = Bytes.endOf(
                new Bytes().raw(prefix).u64(Math.max(0, query.latest())).done());
        if (query.latest() < 0) {
            to = from;
        }
        if (position != null) {
            byte[] at = new Bytes().raw(prefix).raw(position).done();
            if (query.newestFirst()) {
                to = at;
            } else {
                from = Bytes.endOf(at);
            }
        }
        return tables.scan(Table.VISIBILITY, from, to, query.newestFirst());
    }

    /// The run of an index row, if the listing shows it.
    private @Nullable WorkflowExecutionInfo shown(SortedTables.Cursor rows, VisibilityQuery query) {
        if (!passes(rows.value(), query)) {
            return null;
        }
        RunKey run = runKey(query.domain(), rows.key(), rows.value());
        WorkflowExecutionInfo info = query.set() == RunSet.OPEN_BY_START ? openInfo(run) : closedInfo(run);
        return info != null && wantsCompleted(query) && info.closeStatus() != CloseStatus.COMPLETED ? null : info;
    }

    /// What is shown of a run that the cursor found open. If it has closed since, it is shown as it was: the cursor
    /// does not see the run that may have begun in the same batch, and one of the two must be there.
    private @Nullable WorkflowExecutionInfo openInfo(RunKey run) {
        OpenRun open = runs.findOpen(run.domain(), run.workflowId());
        if (open != null && open.run().equals(run)) {
            return open.info();
        }
        WorkflowExecutionInfo closed = closedInfo(run);
        return closed == null
                ? null
                : new WorkflowExecutionInfo(
                        closed.execution(),
                        closed.workflowType(),
                        closed.startTimestamp(),
                        null,
                        ExecutionStatus.OPEN,
                        null,
                        closed.parent(),
                        closed.tagList(),
                        closed.cancelRequested());
    }

    private @Nullable WorkflowExecutionInfo closedInfo(RunKey run) {
        WorkflowExecutionDetail detail = runs.findClosed(run);
        return detail == null ? null : detail.executionInfo();
    }

    private static boolean passes(byte[] value, VisibilityQuery query) {
        BytesReader reader = new BytesReader(value);
        long closedAt = reader.u64();
        if (query.set() != RunSet.OPEN_BY_START && closedAt <= query.hiddenUpTo()) {
            return false;
        }
        return !(query.filter() instanceof VisibilityFilter.ByType type
                && type.version() != null
                && !type.version().equals(reader.text()));
    }

    private static boolean wantsCompleted(VisibilityQuery query) {
        return query.filter() instanceof VisibilityFilter.ByCloseStatus(CloseStatus status)
                && status == CloseStatus.COMPLETED;
    }

    private static byte[] filtered(Bytes prefix, VisibilityFilter filter) {
        return switch (filter) {
            case VisibilityFilter.Everything _ -> prefix.u8(ALL).done();
            case VisibilityFilter.ByWorkflowId(String id) ->
                prefix.u8(WORKFLOW_ID).text(id).done();
            case VisibilityFilter.ByType type ->
                prefix.u8(TYPE).text(type.name()).done();
            case VisibilityFilter.ByTag(String tag) -> prefix.u8(TAG).text(tag).done();
            case VisibilityFilter.ByCloseStatus(CloseStatus status) ->
                status == CloseStatus.COMPLETED
                        ? prefix.u8(ALL).done()
                        : prefix.u8(STATUS).text(status.name()).done();
        };
    }

    private List<byte[]> openKeys(RunKey run, WorkflowExecutionInfo info) {
        List<byte[]> keys = new ArrayList<>();
        addKeys(keys, run, RunSet.OPEN_BY_START, info.startTimestamp(), info);
        return keys;
    }

    private List<byte[]> closedKeys(RunKey run, WorkflowExecutionInfo info) {
        Instant closed = info.closeTimestamp();
        if (closed == null) {
            throw new IllegalArgumentException(run + " is not closed");
        }
        List<byte[]> keys = new ArrayList<>();
        addKeys(keys, run, RunSet.CLOSED_BY_START, info.startTimestamp(), info);
        addKeys(keys, run, RunSet.CLOSED_BY_CLOSE, closed, info);
        return keys;
    }

    private void addKeys(List<byte[]> keys, RunKey run, RunSet set, Instant at, WorkflowExecutionInfo info) {
        Function<Bytes, byte[]> end =
                key -> key.u64(at.toEpochMilli()).runId(run.runId()).done();
        keys.add(end.apply(prefix(run.domain(), set).u8(ALL)));
        keys.add(end.apply(
                prefix(run.domain(), set).u8(TYPE).text(info.workflowType().name())));
        if (info.tagList() != null) {
            for (String tag : new HashSet<>(info.tagList())) {
                keys.add(end.apply(prefix(run.domain(), set).u8(TAG).text(tag)));
            }
        }
        if (set != RunSet.OPEN_BY_START) {
            keys.add(end.apply(prefix(run.domain(), set).u8(WORKFLOW_ID).text(run.workflowId())));
            if (info.closeStatus() != null && info.closeStatus() != CloseStatus.COMPLETED) {
                keys.add(end.apply(prefix(run.domain(), set)
                        .u8(STATUS)
                        .text(info.closeStatus().name())));
            }
        }
    }

    private Bytes prefix(String domain, RunSet set) {
        return new Bytes().u32(domains.number(domain)).u8(letter(set));
    }

    private static int letter(RunSet set) {
        return switch (set) {
            case OPEN_BY_START -> 'o';
            case CLOSED_BY_START -> 's';
            case CLOSED_BY_CLOSE -> 'c';
        };
    }

    private static byte[] value(RunKey run, WorkflowExecutionInfo info) {
        return new Bytes()
                .u64(info.closeTimestamp() == null ? 0 : info.closeTimestamp().toEpochMilli())
                .text(info.workflowType().version())
                .text(run.workflowId())
                .done();
    }

    private static RunKey runKey(String domain, byte[] key, byte[] value) {
        RunId runId = new BytesReader(key).skip(key.length - 16).runId();
        BytesReader reader = new BytesReader(value).skip(8);
        reader.text();
        return new RunKey(domain, reader.text(), runId);
    }

    private static byte[] position(byte[] key) {
        return new BytesReader(key).skip(key.length - POSITION_BYTES).rest();
    }
}
