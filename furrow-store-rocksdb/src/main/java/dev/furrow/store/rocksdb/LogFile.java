package dev.furrow.store.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// One of RocksDB's logs, a write-ahead log or a manifest, looked through before RocksDB reads it.
///
/// RocksDB takes some damage for the end of a log: a record whose length has become too large, or a header of zeros,
/// and it goes on without what was behind. Here the two are told apart. An end is *torn*, as a crash during a write
/// leaves it, when the file ends within its last record, or when that record's last bytes are the zeros that a file
/// system shows for what it has not written; such a record was never acknowledged. Everything else is *damage*, in
/// particular whatever has a record behind it, because a record is only begun when the one before is on disk.
///
/// The format: blocks of 32 KiB, in them fragments of records, each behind a header of 7 bytes: the masked CRC-32C of
/// type and payload, the payload's length, the type (1 whole, 2 first, 3 middle, 4 last). No header crosses the end
/// of a block.
final class LogFile {
    private static final int BLOCK = 32 * 1024;
    private static final int HEADER = 7;
    private static final int SECTOR = 512;
    private static final int FIRST = 2;
    private static final int MIDDLE = 3;
    private static final int LAST = 4;

    /// What a log looks like.
    sealed interface Finding {
        /// Every record is as it was written.
        record Whole() implements Finding {}

        /// The last record was not written to its end.
        ///
        /// @param keep where the record begins
        record Torn(long keep) implements Finding {}

        /// Some bytes are not what was written.
        ///
        /// @param offset of the fragment in which they are
        record Damaged(long offset) implements Finding {}
    }

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    /// Where the record begins that is being read or comes next.
    private long record;
    private boolean withinRecord;

    private LogFile(FileChannel channel) throws IOException {
        this.channel = channel;
        size = channel.size();
    }

    /// Looks through a file.
    static Finding inspect(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new LogFile(channel).inspect();
        }
    }

    private Finding inspect() throws IOException {
        for (long begin = 0; begin < size; begin += BLOCK) {
            load(begin);
            int position = readBlock(begin);
            boolean trailer = block.limit() - position < HEADER;
            // The last few bytes of a full block are unused; those of the file are the beginning of a header.
            if (!trailer || (block.limit() < BLOCK && position < block.limit())) {
                return judge(begin, position);
            }
        }
        return withinRecord ? new Finding.Torn(record) : new Finding.Whole();
    }

    private void load(long begin) throws IOException {
        block.clear();
        while (block.hasRemaining() && channel.read(block, begin + block.position()) >= 0) {
            // Until the block is full or the file ends.
        }
        block.flip();
    }

    /// Reads the fragments of a block as long as they are right.
    ///
    /// @return where the first one begins that is not
    private int readBlock(long begin) {
        int position = 0;
        while (isFragment(position)) {
            int type = block.get(position + 6);
            boolean begins = type != MIDDLE && type != LAST;
            if (begins == withinRecord) {
                return position;
            }
            int end = position + HEADER + length(position);
            withinRecord = type == FIRST || type == MIDDLE;
            if (!withinRecord) {
                record = begin + end;
            } else if (begins) {
                record = begin + position;
            }
            position = end;
        }
        return position;
    }

    private int length(int position) {
        return Short.toUnsignedInt(block.getShort(position + 4));
    }

    private boolean isFragment(int position) {
        if (block.limit() - position < HEADER || block.get(position + 6) == 0) {
            return false;
        }
        int length = length(position);
        return length <= block.limit() - position - HEADER && hasChecksum(position, length);
    }

    private boolean hasChecksum(int position, int length) {
        CRC32C crc = new CRC32C();
        crc.update(block.array(), position + 6, 1 + length);
        return checksum(position) == (int) crc.getValue();
    }

    /// The checksum of a header, without its mask.
    private int checksum(int position) {
        return Integer.rotateRight(block.getInt(position) - 0xa282ead8, 17);
    }

    /// Says whether what begins there, which is no right fragment, is a torn end or damage.
    private Finding judge(long begin, int position) throws IOException {
        Finding damaged = new Finding.Damaged(begin + position);
        boolean lastBlock = begin + block.limit() == size;
        boolean cut = lastBlock
                && (block.limit() - position < HEADER || length(position) > block.limit() - position - HEADER)
                && !isFragmentOfAnotherLength(position);
        if (!(cut || zerosFrom(begin + position)) || beginsAnyBehind(begin, position)) {
            return damaged;
        }
        return new Finding.Torn(record);
    }

    /// Whether the fragment would be right with a smaller length: then it is its length that is damaged.
    private boolean isFragmentOfAnotherLength(int position) {
        if (block.limit() - position < HEADER) {
            return false;
        }
        int expected = checksum(position);
        CRC32C crc = new CRC32C();
        for (int i = position + 6; i < block.limit(); i++) {
            crc.update(block.get(i));
            if ((int) crc.getValue() == expected) {
                return true;
            }
        }
        return false;
    }

    /// Whether the file ends in zeros that reach back over a whole sector's beginning, or to an offset.
    private boolean zerosFrom(long offset) throws IOException {
        long lastSector = (size - 1) / SECTOR * SECTOR;
        return isZero(Math.max(offset, lastSector));
    }

    private boolean isZero(long from) throws IOException {
        ByteBuffer rest = ByteBuffer.allocate((int) (size - from));
        while (rest.hasRemaining() && channel.read(rest, from + rest.position()) >= 0) {
            // Until the file ends.
        }
        for (byte b : rest.array()) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether a record begins somewhere behind a place: then what is there was on disk once.
    private boolean beginsAnyBehind(long begin, int position) throws IOException {
        for (int i = position + 1; i < block.limit(); i++) {
            if (beginsRecord(i)) {
                return true;
            }
        }
        for (long next = begin + BLOCK; next < size; next += BLOCK) {
            load(next);
            for (int i = 0; isFragment(i); i += HEADER + length(i)) {
                if (beginsRecord(i)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean beginsRecord(int position) {
        if (block.limit() - position < HEADER) {
            return false;
        }
        int type = block.get(position + 6);
        return (type == 1 || type == FIRST) && isFragment(position);
    }
}
