package dev.furrow.engine.store.rows;

import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// Events: key slot, run, id of the first event; value the events of one turn, each after its length.
final class HistoryRows {
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
        byte[] prefix = prefix(run).done();
        writes.deleteRange(Table.HISTORY, prefix, Bytes.endOf(prefix));
    }

    HistorySlice read(RunKey run, long from, long to, boolean newestFirst, int maxEvents, int maxBytes) {
        return newestFirst
                ? readBackwards(run, from, to, new Taken(maxEvents, maxBytes))
                : readForwards(run, from, to, new Taken(maxEvents, maxBytes));
    }

    private HistorySlice readForwards(RunKey run, long from, long to, Taken taken) {
        byte[] begin = from == 1 ? key(run, 1) : keyOfRowWith(run, from);
        try (SortedTables.Cursor rows = tables.scan(Table.HISTORY, begin, key(run, to + 1), false)) {
            boolean complete = forEachRow(rows, false, event -> event.id < from || event.id > to || taken.take(event));
            return new HistorySlice(taken.firstId, taken.events, complete);
        }
    }

    private HistorySlice readBackwards(RunKey run, long from, long to, Taken taken) {
        try (SortedTables.Cursor rows = tables.scan(Table.HISTORY, key(run, 1), key(run, to + 1), true)) {
            boolean complete =
                    forEachRow(rows, true, event -> event.id > to || (event.id >= from && taken.take(event)));
            return new HistorySlice(taken.firstId, taken.events, complete || taken.lastIdBackwards() == from);
        }
    }

    /// The key of the row that holds an event, which may begin with an earlier one.
    private byte[] keyOfRowWith(RunKey run, long eventId) {
        try (SortedTables.Cursor rows = tables.scan(Table.HISTORY, key(run, 1), key(run, eventId + 1), true)) {
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
            if (events.size() >= maxEvents || (!events.isEmpty() && bytes + event.json.length > maxBytes)) {
                return false;
            }
            if (events.isEmpty()) {
                firstId = event.id;
            }
            events.add(event.json);
            bytes += event.json.length;
            return true;
        }

        long lastIdBackwards() {
            return firstId - events.size() + 1;
        }
    }

    private static Bytes prefix(RunKey run) {
        return new Bytes(22).u16(run.slot()).runId(run.runId());
    }

    private static byte[] key(RunKey run, long firstEventId) {
        return prefix(run).u32(firstEventId).done();
    }
}
