package dev.furrow.engine.store.rows;

import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// Events: key slot, run, id of the first event; value the events of one turn, each after its length.
final class HistoryRows {
    private static final long FIRST_EVENT_ID = 1;
    /// No id is higher, so that the key behind it is one too.
    private static final long LAST_EVENT_ID = 0xFFFF_FFFEL;

    private final SortedTables tables;

    HistoryRows(SortedTables tables) {
        this.tables = tables;
    }

    static void append(SortedTables.Writes writes, RunKey run, long firstEventId, List<byte[]> events) {
        int size = 0;
        for (byte[] event : events) {
            size += 4 + event.length;
        }
        Bytes value = new Bytes(size);
        for (byte[] event : events) {
            value.u32(event.length).raw(event);
        }
        writes.put(Table.HISTORY, key(run, firstEventId), value.done());
    }

    static void purge(SortedTables.Writes writes, RunKey run) {
        byte[] prefix = RowsOfRuns.prefix(run, 0).done();
        writes.deleteRange(Table.HISTORY, prefix, Bytes.endOf(prefix));
    }

    HistorySlice read(RunKey run, long from, long to, boolean newestFirst, int maxEvents, int maxBytes) {
        byte[] begin = keyOfRowWith(run, Math.clamp(from, FIRST_EVENT_ID, LAST_EVENT_ID));
        byte[] end = key(run, Math.clamp(to, 0, LAST_EVENT_ID) + 1);
        Taken taken = new Taken(maxEvents, maxBytes);
        try (SortedTables.Cursor rows = tables.scan(Table.HISTORY, begin, end, newestFirst)) {
            // The rows at both ends may hold events that lie outside.
            boolean complete =
                    forEachRow(rows, newestFirst, event -> event.id < from || event.id > to || taken.take(event));
            return new HistorySlice(taken.firstId, taken.events, complete);
        }
    }

    void scan(Collection<RunKey> runs, Store.EventVisitor visitor) {
        RowsOfRuns.scan(tables, Table.HISTORY, runs, (run, row) -> {
            BytesReader value = new BytesReader(row.value());
            while (!value.atEnd()) {
                visitor.visit(run, value.take((int) value.u32()));
            }
        });
    }

    /// The key of the row that holds an event, which may begin with an earlier one.
    private byte[] keyOfRowWith(RunKey run, long eventId) {
        byte[] first = key(run, FIRST_EVENT_ID);
        if (eventId == FIRST_EVENT_ID) {
            return first;
        }
        try (SortedTables.Cursor rows = tables.scan(Table.HISTORY, first, key(run, eventId + 1), true)) {
            return rows.next() ? rows.key() : key(run, eventId);
        }
    }

    private record Event(long id, byte[] json) {}

    /// Goes on until there are no more events or the visitor has had enough; true in the first case.
    private static boolean forEachRow(SortedTables.Cursor rows, boolean backwards, Predicate<Event> visitor) {
        while (rows.next()) {
            byte[] key = rows.key();
            long id = new BytesReader(key).skip(key.length - 4).u32();
            List<Event> events = new ArrayList<>();
            BytesReader value = new BytesReader(rows.value());
            while (!value.atEnd()) {
                events.add(new Event(id++, value.take((int) value.u32())));
            }
            if (backwards) {
                Collections.reverse(events);
            }
            for (Event event : events) {
                if (!visitor.test(event)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Collects events until enough are there, but always one.
    private static final class Taken {
        private final List<byte[]> events = new ArrayList<>();
        private final int maxEvents;
        private final int maxBytes;
        private long firstId;
        private long bytes;

        Taken(int maxEvents, int maxBytes) {
            this.maxEvents = maxEvents;
            this.maxBytes = maxBytes;
        }

        boolean take(Event event) {
            if (events.isEmpty()) {
                firstId = event.id;
            } else if (events.size() >= maxEvents || bytes + event.json.length > maxBytes) {
                return false;
            }
            events.add(event.json);
            bytes += event.json.length;
            return true;
        }
    }

    private static byte[] key(RunKey run, long firstEventId) {
        return RowsOfRuns.prefix(run, 4).u32(firstEventId).done();
    }
}
