package dev.furrow.server.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends entries to the newest of some files, each line hanging on the one before; begins another file when that
/// one is full, and removes the oldest.
///
/// One thread writes. When it cannot keep up, those who hand entries in wait: a line is never dropped. Lines reach
/// the operating system within moments; they are not flushed to the disk one by one.
public final class AuditLog implements Consumer<AuditEntry>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int QUEUE = 65_536;

    private final Path folder;
    private final long fileBytes;
    private final int files;
    private final BlockingQueue<AuditEntry> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer;
    private volatile boolean closing;
    private String hash = AuditChain.BEGINNING;
    private long number;
    private long bytes;
    private @Nullable OutputStream out;

    /// Goes on with the log of a folder, which is made if it is not there.
    ///
    /// @param fileBytes how large a file gets
    /// @param files how many are kept
    public AuditLog(Path folder, long fileBytes, int files) {
        this.folder = folder;
        this.fileBytes = fileBytes;
        this.files = files;
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
        hash = finding.lastHash();
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

    private void open() throws IOException {
        Path file = AuditChain.file(folder, number);
        out = new BufferedOutputStream(Files.newOutputStream(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        bytes = Files.size(file);
        List<Path> present = AuditChain.files(folder);
        for (int i = 0; i < present.size() - files; i++) {
            Files.delete(present.get(i));
        }
    }

    @Override
    public void accept(AuditEntry entry) {
        if (closing) {
            return;
        }
        try {
            queue.put(entry);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        try {
            while (!closing || !queue.isEmpty()) {
                AuditEntry entry = queue.poll(100, TimeUnit.MILLISECONDS);
                if (entry != null) {
                    append(entry);
                }
                OutputStream open = out;
                if (queue.isEmpty() && open != null) {
                    open.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.error("The audit log in {} cannot be written any more", folder, e);
            closing = true;
            queue.clear();
        }
    }

    private void append(AuditEntry entry) throws IOException {
        String line = AuditChain.line(entry, hash);
        hash = String.valueOf(AuditChain.hashOf(line));
        byte[] text = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes + text.length > fileBytes && bytes > 0) {
            shut();
            number++;
            open();
        }
        OutputStream open = out;
        if (open != null) {
            open.write(text);
            bytes += text.length;
        }
    }

    private void shut() throws IOException {
        OutputStream open = out;
        if (open != null) {
            open.close();
        }
        out = null;
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
