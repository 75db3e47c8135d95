package dev.furrow.server.console.people;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The end of the audit log, the latest line first.
public final class AuditPage implements Page {
    private static final String FOLDER = "audit";
    private static final int SHOWN = 200;
    /// So much of the end of the log is looked through.
    private static final long LOOKED_BYTES = 4 << 20;

    @Override
    public Response get(Visit visit) {
        visit.require("furrow:ReadAudit", "audit");
        String filter = visit.query().text("contains");
        boolean kept = visit.premises().audited();
        return Response.html(
                "audit.jte",
                new AuditView(
                        kept, filter, kept ? lines(visit.premises().directory().resolve(FOLDER), filter) : List.of()));
    }

    private static List<AuditView.Line> lines(Path folder, String filter) {
        List<AuditView.Line> found = new ArrayList<>();
        long left = LOOKED_BYTES;
        for (Path file : files(folder)) {
            List<String> lines = end(file, left);
            Collections.reverse(lines);
            for (String line : lines) {
                if (line.contains(filter) && found.size() < SHOWN) {
                    try {
                        found.add(Json.decodeTrusted(line.getBytes(StandardCharsets.UTF_8), AuditView.Line.class));
                    } catch (Fault tornLine) {
                        // The first line of the part that was read may be half a line.
                    }
                }
            }
            left -= file.toFile().length();
            if (found.size() >= SHOWN || left <= 0) {
                break;
            }
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> end(Path file, long most) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, open.length() - most);
            byte[] bytes = new byte[(int) (open.length() - from)];
            open.seek(from);
            open.readFully(bytes);
            return new ArrayList<>(
                    new String(bytes, StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
