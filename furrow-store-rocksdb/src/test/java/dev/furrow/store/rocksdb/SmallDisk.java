package dev.furrow.store.rocksdb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// A disk of a few megabytes that a test can fill: a tmpfs, for which one has to be allowed to mount.
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /// A new disk; null where this user cannot mount one.
    static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try {
            boolean mounted =
                    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "furrow-test", folder.toString());
            return mounted ? new SmallDisk(folder) : null;
        } catch (IOException noSuchCommand) {
            return null;
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(List.of(command))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    Path folder() {
        return folder;
    }

    /// Fills the disk but for some bytes.
    void fill(long leave) throws IOException {
        Path ballast = folder.resolve("ballast");
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            // That was the aim.
        }
        try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
            file.truncate(Math.max(0, file.size() - leave));
        }
    }

    /// Makes room again.
    void free() throws IOException {
        Files.delete(folder.resolve("ballast"));
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
