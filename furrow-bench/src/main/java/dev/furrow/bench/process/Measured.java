package dev.furrow.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the operating system knows of a process (Linux).
///
/// @param cpuSeconds user and system time so far
/// @param residentBytes memory that is its own or its share of what others use too
/// @param writtenBytes what it has sent to block devices so far
public record Measured(double cpuSeconds, long residentBytes, long writtenBytes) {
    /// What is said of a process that cannot be looked at.
    public static final Measured NOTHING = new Measured(0, 0, 0);

    private static final double TICKS_PER_SECOND = 100;

    /// The figures of a process at this moment.
    public static Measured of(long pid) {
        Path proc = Path.of("/proc", String.valueOf(pid));
        try {
            String stat = Files.readString(proc.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
            return new Measured(
                    cpu, field(proc.resolve("smaps_rollup"), "Pss:") * 1024, field(proc.resolve("io"), "write_bytes:"));
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " cannot be looked at; this needs Linux", e);
        }
    }

    private static long field(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.substring(name.length()).strip().split(" ")[0]);
            }
        }
        return 0;
    }
}
