package dev.furrow.simulation.disk;

import dev.furrow.engine.store.rows.SortedTables;
import dev.furrow.engine.store.rows.Table;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// One batch of writes as bytes: length, checksum, number, then the writes. A record that is torn, or that does not
/// carry the next number, is none.
final class LogRecord implements SortedTables.Writes {
    private static final Table[] TABLES = Table.values();
    private static final int HEADER = 16;
    private static final byte PUT = 1;
    private static final byte DELETE = 2;
    private static final byte DELETE_RANGE = 3;

    private byte[] bytes = new byte[1024];
    private int length = HEADER;

    @Override
    public void put(Table table, byte[] key, byte[] value) {
        add(PUT, table, key, value);
    }

    @Override
    public void delete(Table table, byte[] key) {
        add(DELETE, table, key, new byte[0]);
    }

    @Override
    public void deleteRange(Table table, byte[] from, byte[] to) {
        add(DELETE_RANGE, table, from, to);
    }

    private void add(byte what, Table table, byte[] first, byte[] second) {
        int size = 10 + first.length + second.length;
        if (bytes.length < length + size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + size));
        }
        ByteBuffer out = ByteBuffer.wrap(bytes, length, size);
        out.put(what).put(numberOf(table));
        out.putInt(first.length).put(first).putInt(second.length).put(second);
        length += size;
    }

    /// Gives the record its number.
    void seal(long sequence) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(0, length).putLong(8, sequence);
        header.putInt(4, checksum(bytes, 0, length));
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /// The end of the record that begins at a place; -1 if none does.
    static int endOf(byte[] log, int from, int to, long sequence) {
        if (to - from < HEADER) {
            return -1;
        }
        ByteBuffer in = ByteBuffer.wrap(log);
        int size = in.getInt(from);
        if (size < HEADER || size > to - from || in.getLong(from + 8) != sequence) {
            return -1;
        }
        return checksum(log, from, size) == in.getInt(from + 4) ? from + size : -1;
    }

    /// Does what the record says.
    static void apply(byte[] log, int from, int to, Rows rows) {
        ByteBuffer in = ByteBuffer.wrap(log, from + HEADER, to - from - HEADER);
        while (in.hasRemaining()) {
            byte what = in.get();
            Table table = TABLES[in.get()];
            byte[] first = take(in);
            byte[] second = take(in);
            switch (what) {
                case PUT -> rows.put(table, first, second);
                case DELETE -> rows.delete(table, first);
                case DELETE_RANGE -> rows.deleteRange(table, first, second);
                default -> throw new IllegalStateException("No write of kind " + what);
            }
        }
    }

    /// The log lives no longer than the program, so the order of the constants will do.
    @SuppressWarnings("EnumOrdinal")
    private static byte numberOf(Table table) {
        return (byte) table.ordinal();
    }

    private static byte[] take(ByteBuffer in) {
        byte[] part = new byte[in.getInt()];
        in.get(part);
        return part;
    }

    private static int checksum(byte[] log, int from, int size) {
        CRC32C crc = new CRC32C();
        crc.update(log, from, 4);
        crc.update(log, from + 8, size - 8);
        return (int) crc.getValue();
    }
}
