package dev.furrow.simulation.disk;

import dev.furrow.simulation.schedule.AwaitPoint;
import dev.furrow.simulation.schedule.Chance;
import dev.furrow.simulation.schedule.CrashPoints;
import java.util.Arrays;

/// A disk with two files: a log of bytes, of which only what was flushed is safe, and a checkpoint, which is replaced
/// as a whole. It outlives the simulated process.
public final class VirtualDisk {
    private static final int SECTOR = 512;

    private final Chance chance;
    private final CrashPoints points;
    private byte[] log = new byte[1 << 16];
    private int flushed;
    private int written;
    private Rows checkpoint = new Rows();
    private long checkpointSequence;
    private long acknowledgedSequence;
    private boolean full;
    private boolean flushFails;

    /// @param points where the process may die
    public VirtualDisk(Chance chance, CrashPoints points) {
        this.chance = chance;
        this.points = points;
    }

    /// From now on there is room, or there is none.
    public void full(boolean isFull) {
        full = isFull;
    }

    /// Whether there is no room.
    public boolean isFull() {
        return full;
    }

    /// The next flush fails.
    public void failNextFlush() {
        flushFails = true;
    }

    /// No flush fails that was to fail.
    public void mend() {
        flushFails = false;
    }

    /// Appends to the log; the bytes are not safe before [#flush].
    void append(byte[] bytes, int length) {
        int room = full ? chance.below(length) : length;
        if (points.isImminent()) {
            room = Math.min(room, chance.below(length + 1));
        }
        if (log.length < written + room) {
            log = Arrays.copyOf(log, Math.max(2 * log.length, written + room));
        }
        System.arraycopy(bytes, 0, log, written, room);
        written += room;
        points.pass(AwaitPoint.WITHIN_WRITE);
        if (room < length) {
            throw new DiskTrouble(DiskTrouble.Kind.FULL);
        }
    }

    /// Where the log ends.
    int end() {
        return written;
    }

    /// Takes back what was appended behind a place and not flushed.
    void cutBackTo(int end) {
        written = end;
    }

    /// Makes everything safe that was appended.
    ///
    /// @param sequence the last record in it, for the account of what must be there after a crash
    void flush(long sequence) {
        if (flushFails) {
            flushFails = false;
            throw new DiskTrouble(DiskTrouble.Kind.FLUSH_FAILED);
        }
        flushed = written;
        acknowledgedSequence = sequence;
    }

    /// The last record that was flushed: whatever happens, it is found again.
    long acknowledgedSequence() {
        return acknowledgedSequence;
    }

    /// The process or the machine dies.
    public void crash(PowerLoss loss) {
        int pending = written - flushed;
        if (pending == 0) {
            return;
        }
        switch (loss) {
            case NONE -> {}
            case NOTHING_LEFT -> written = flushed;
            case PREFIX -> written = flushed + chance.below(pending + 1);
            case TORN -> {
                written = flushed + chance.below(pending + 1);
                int from = Math.max(flushed, (written - 1) / SECTOR * SECTOR);
                for (int i = from; i < written; i++) {
                    if (chance.oneIn(2)) {
                        log[i] = (byte) chance.bits();
                    }
                }
            }
            case REORDERED -> {
                int kept = flushed;
                for (int from = flushed; from < written; from = (from / SECTOR + 1) * SECTOR) {
                    int to = Math.min(written, (from / SECTOR + 1) * SECTOR);
                    if (chance.oneIn(2)) {
                        kept = to;
                    } else {
                        Arrays.fill(log, from, to, (byte) 0);
                    }
                }
                written = kept;
            }
        }
    }

    byte[] log() {
        return log;
    }

    Rows checkpoint() {
        return checkpoint;
    }

    long checkpointSequence() {
        return checkpointSequence;
    }

    /// Replaces checkpoint and log by a checkpoint, in one step, as a rename does.
    void replace(Rows rows, long sequence) {
        checkpoint = rows;
        checkpointSequence = sequence;
        acknowledgedSequence = sequence;
        flushed = 0;
        written = 0;
    }
}
