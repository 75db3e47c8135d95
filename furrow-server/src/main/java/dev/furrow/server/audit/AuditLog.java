package dev.furrow.server.audit;

import dev.furrow.api.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends entries to the newest of some files, each line hanging on the one before; begins another file when that
/// one is full, and removes the oldest.
///
/// One thread writes. When it cannot keep up, those who hand entries in wait. When the files cannot be written, such
/// as on a full disk, it says so in [#trouble], keeps what it has and tries again every second: then whoever lets
/// changes in must stop doing so, and what is refused meanwhile waits in memory. What does not fit there either is
/// counted, and the log itself tells how many lines are missing. Lines reach the operating system within moments, and
/// the disk within a second.
public final class AuditLog implements Audit, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int QUEUE = 65_536;
    private static final int MOST_AT_ONCE = 1_024;
    private static final int TEXT_BYTES = 8_192;
    private static final long TOGETHER_MILLIS = 5;
    private static final long AGAIN_MILLIS = 1_000;
    private static final long FORCE_NANOS = 1_000_000_000L;

    private final Path folder;
    private final long fileBytes;
    private final int files;
    private final BlockingQueue<AuditEntry> queue;
    private final AtomicLong lost = new AtomicLong();
    private final AuditLines lines = new AuditLines();
    private final Thread writer;
    private volatile boolean closing;
    private volatile @Nullable String trouble;
    /// Of the last line that is written, and of the last that is put together.
    private final byte[] hash = new byte[AuditLines.HASH_DIGITS];
    private final byte[] next = new byte[AuditLines.HASH_DIGITS];
    private long number;
    private long bytes;
    private @Nullable FileChannel out;
    private boolean unforced;
    private long forcedAt = System.nanoTime();

    /// Goes on with the log of a folder, which is made if it is not there.
    ///
    /// @param fileBytes how large a file gets
    /// @param files how many are kept
    public AuditLog(Path folder, long fileBytes, int files) {
        this(folder, fileBytes, files, QUEUE);
    }

    /// @param room how many entries wait in memory at most
    AuditLog(Path folder, long fileBytes, int files, int room) {
        this.folder = folder;
        this.fileBytes = fileBytes;
        this.files = files;
        queue = new ArrayBlockingQueue<>(room);
        try {
            Files.createDirectories(folder);
            goOn();
        } catch (IOException e) {
            throw new UncheckedIOException("The audit log in " + folder + " cannot be written", e);
        }
        writer = Thread.ofPlatform().name("furrow-audit").daemon().start(this::write);
    }

    private void goOn() throws IOException {
        List<Path> present = AuditChain.files(folder);
        if (!present.isEmpty()) {
            cutTornLine(present.getLast());
        }
        AuditChain.Finding finding = AuditChain.verify(folder);
        byte[] last = finding.lastHash().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(last, 0, hash, 0, hash.length);
        if (finding.trouble() != null) {
            LOG.error("The audit log in {} was changed: see {}", folder, finding.trouble());
        }
        number = present.isEmpty() ? 1 : AuditChain.numberOf(present.getLast());
        open();
    }

    /// A crash may have left the beginning of a line; nothing was told of it.
    private static void cutTornLine(Path file) throws IOException {
        byte[] text = Files.readAllBytes(file);
        int end = text.length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        if (end < text.length) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
            }
        }
    }

    private FileChannel open() throws IOException {
        Path file = AuditChain.file(folder, number);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        out = channel;
        bytes = Files.size(file);
        List<Path> present = AuditChain.files(folder);
        for (int i = 0; i < present.size() - files; i++) {
            Files.delete(present.get(i));
        }
        return channel;
    }

    @Override
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    public void accept(AuditEntry entry) {
        if (closing) {
            return;
        }
        try {
            // Whoever waits for a disk that is full waits for a person: an event loop must not.
            while (!queue.offer(entry, 100, TimeUnit.MILLISECONDS)) {
                if (trouble != null || closing) {
                    lost.incrementAndGet();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost.incrementAndGet();
        }
    }

    private void write() {
        List<AuditEntry> waiting = new ArrayList<>();
        try {
            while (!closing || !queue.isEmpty() || !waiting.isEmpty()) {
                if (waiting.isEmpty()) {
                    AuditEntry first = queue.poll(100, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        waiting.add(first);
                        queue.drainTo(waiting, MOST_AT_ONCE);
                    }
                }
                boolean some = !waiting.isEmpty();
                if (tryToAppend(waiting)) {
                    if (some && !closing) {
                        // Entries that come in the meantime are written together, and wake nobody.
                        Thread.sleep(TOGETHER_MILLIS);
                    }
                } else {
                    if (closing) {
                        LOG.error("{} lines of the audit log were lost", waiting.size() + queue.size());
                        return;
                    }
                    Thread.sleep(AGAIN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryToAppend(List<AuditEntry> waiting) {
        try {
            long gone = lost.getAndSet(0);
            if (gone > 0) {
                waiting.add(missing(gone));
            }
            append(waiting);
            waiting.clear();
            force(false);
            if (trouble != null) {
                LOG.warn("The audit log in {} is written again", folder);
                trouble = null;
            }
            return true;
        } catch (IOException e) {
            if (trouble == null) {
                LOG.error("The audit log in {} cannot be written; nothing is changed until it can", folder, e);
            }
            trouble = "The audit log cannot be written: " + e.getMessage();
            forget();
            return false;
        }
    }

    private static AuditEntry missing(long lines) {
        return new AuditEntry(
                Instant.now(), "-", "furrow", null, "-", "audit:Lost", null, lines + " lines are missing here", null);
    }

    private void append(List<AuditEntry> entries) throws IOException {
        int done = 0;
        while (done < entries.size()) {
            FileChannel open = out == null ? open() : out;
            ByteArrayOutputStream text = new ByteArrayOutputStream(TEXT_BYTES);
            System.arraycopy(hash, 0, next, 0, hash.length);
            int from = done;
            while (done < entries.size()) {
                JsonWriter line = lines.line(entries.get(done), next);
                if (bytes + text.size() + line.length() + 1 > fileBytes && bytes + text.size() > 0) {
                    break;
                }
                lines.hash(next);
                text.write(line.buffer(), 0, line.length());
                text.write('\n');
                done++;
            }
            if (done > from) {
                put(open, ByteBuffer.wrap(text.toByteArray()));
                bytes += text.size();
                System.arraycopy(next, 0, hash, 0, hash.length);
                unforced = true;
                entries.subList(from, done).clear();
                done = from;
            }
            if (!entries.isEmpty()) {
                shut();
                number++;
            }
        }
    }

    /// All of it or nothing: what was written of a line that did not fit is taken back.
    private void put(FileChannel open, ByteBuffer text) throws IOException {
        try {
            long at = bytes;
            while (text.hasRemaining()) {
                at += open.write(text, at);
            }
        } catch (IOException e) {
            try {
                open.truncate(bytes);
            } catch (IOException worse) {
                e.addSuppressed(worse);
            }
            throw e;
        }
    }

    /// @param now also if that was done a moment ago
    private void force(boolean now) throws IOException {
        FileChannel open = out;
        long at = System.nanoTime();
        if (open != null && unforced && (now || at - forcedAt > FORCE_NANOS)) {
            open.force(false);
            unforced = false;
            forcedAt = at;
        }
    }

    private void shut() throws IOException {
        FileChannel open = out;
        if (open != null) {
            force(true);
            out = null;
            open.close();
        }
    }

    /// The file may be the trouble; the next attempt opens it anew.
    private void forget() {
        FileChannel open = out;
        out = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("A file of the audit log cannot be closed", e);
            }
        }
    }

    /// Writes what was handed in, and ends.
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(5_000);
            shut();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("The audit log in {} cannot be closed", folder, e);
        }
    }
}
