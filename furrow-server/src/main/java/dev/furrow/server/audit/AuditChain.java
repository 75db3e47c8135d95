package dev.furrow.server.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How lines hang together: each ends with the hash of itself and of the line before, so that one that is changed,
/// removed or put in between breaks the chain behind it. What is cut off at the end is found by comparing the last
/// hash with one that was written down elsewhere.
public final class AuditChain {
    /// Where the log is, in a data directory.
    public static final String FOLDER = "audit";

    static final String PREFIX = "audit-";
    static final String SUFFIX = ".log";
    static final String BEGINNING = "0".repeat(64);

    private static final String HASH = ",\"hash\":\"";
    private static final int TAIL = HASH.length() + 64 + 2;

    private AuditChain() {}

    /// The hash at the end of a line; null if there is none.
    static @Nullable String hashOf(String line) {
        int at = line.length() - TAIL;
        return at < 0 || !line.startsWith(HASH, at) || !line.endsWith("\"}")
                ? null
                : line.substring(at + HASH.length(), line.length() - 2);
    }

    private static String hash(String before, String open) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(open.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// What a look at the whole log has found.
    ///
    /// @param lines how many lines are in order
    /// @param trouble the file and line where the chain breaks; null if it is whole
    /// @param lastHash the hash of the last line in order
    public record Finding(long lines, @Nullable String trouble, String lastHash) {}

    /// Whether a folder has a log at all.
    public static boolean isIn(Path folder) throws IOException {
        return !files(folder).isEmpty();
    }

    /// Follows the chain through all files of a folder.
    public static Finding verify(Path folder) throws IOException {
        String before = null;
        long lines = 0;
        for (Path file : files(folder)) {
            try (BufferedReader in = Files.newBufferedReader(file)) {
                long number = 0;
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    number++;
                    String hash = hashOf(line);
                    boolean right = hash != null
                            // Older files are removed in time, and with them what the first line hangs on.
                            && ((before == null && !isFirst(file))
                                    || hash.equals(hash(
                                            before == null ? BEGINNING : before,
                                            line.substring(0, line.length() - TAIL))));
                    if (hash == null || !right) {
                        return new Finding(
                                lines, file.getFileName() + " line " + number, before == null ? BEGINNING : before);
                    }
                    before = hash;
                    lines++;
                }
            }
        }
        return new Finding(lines, null, before == null ? BEGINNING : before);
    }

    static Path file(Path folder, long number) {
        return folder.resolve(String.format(Locale.ROOT, "%s%09d%s", PREFIX, number, SUFFIX));
    }

    private static boolean isFirst(Path file) {
        return numberOf(file) == 1;
    }

    static long numberOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
    }

    /// The files of a folder, oldest first.
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.matches(PREFIX + "\\d{9}" + SUFFIX.replace(".", "\\."));
                    })
                    .sorted()
                    .toList();
        }
    }
}
