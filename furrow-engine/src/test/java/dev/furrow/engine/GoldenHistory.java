package dev.furrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Histories that are right, kept as files: `src/test/histories/<name>.history`, one event a line, `=` after the id
/// of an event that has the same timestamp as the one before.
///
/// Files are added, not changed to please new code. `-Dgolden.rewrite=true` writes them anew; then read the
/// difference.
public final class GoldenHistory {
    private static final Path FOLDER = Path.of("src/test/histories");

    private GoldenHistory() {}

    /// Compares a history with the file of that name.
    public static void check(String name, List<HistoryEvent> history) {
        Path file = FOLDER.resolve(name + ".history");
        String actual = text(history);
        try {
            if (Boolean.getBoolean("golden.rewrite")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No golden history " + file + "; -Dgolden.rewrite=true writes what the engine says", e);
        }
    }

    /// Every file of the folder.
    public static List<Path> files() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".history"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The events of a file. Timestamps are made up: as far apart as the file says equal or not.
    public static List<HistoryEvent> read(Path file) {
        List<HistoryEvent> events = new ArrayList<>();
        long at = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", 3);
                at += parts[0].endsWith("=") ? 0 : 1_000;
                Class<? extends Record> type = Class.forName(EventType.class.getPackageName() + "." + parts[1])
                        .asSubclass(Record.class);
                Record attributes = Json.decodeTrusted(parts[2].getBytes(StandardCharsets.UTF_8), type);
                events.add(new HistoryEvent(
                        Long.parseLong(parts[0].replace("=", "")), Instant.ofEpochMilli(at), (EventAttributes)
                                attributes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(file + " holds an event of no known kind", e);
        }
        return events;
    }

    static String text(List<HistoryEvent> history) {
        StringBuilder text = new StringBuilder();
        long before = Long.MIN_VALUE;
        for (HistoryEvent event : history) {
            long at = event.eventTimestamp().toEpochMilli();
            text.append(event.eventId())
                    .append(at == before ? "= " : " ")
                    .append(event.eventType())
                    .append(' ')
                    .append(attributes(event.attributes()))
                    .append('\n');
            before = at;
        }
        return text.toString();
    }

    private static String attributes(EventAttributes attributes) {
        return new String(Json.encode((Record) attributes), StandardCharsets.UTF_8);
    }
}
