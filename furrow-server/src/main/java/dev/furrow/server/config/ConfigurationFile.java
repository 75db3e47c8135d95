package dev.furrow.server.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A configuration file: lines of `key = value`, comments behind `#`.
final class ConfigurationFile {
    /// A value and the line that it stands on.
    record Entry(String value, int line) {}

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /// @param problems takes a sentence for each line that is no setting
    ConfigurationFile(Path file, List<String> problems) {
        this.file = file;
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            problems.add("The configuration file " + file + " cannot be read: " + e.getMessage());
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            read(lines.get(i).strip(), i + 1, problems);
        }
    }

    private void read(String line, int number, List<String> problems) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            problems.add(place(number) + " is \"" + line + "\"; a line must be key = value, or a comment behind #");
            return;
        }
        String key = line.substring(0, equals).strip();
        Entry before = entries.put(key, new Entry(line.substring(equals + 1).strip(), number));
        if (before != null) {
            problems.add(place(number) + " sets " + key + " again, after line " + before.line);
        }
    }

    Map<String, Entry> entries() {
        return entries;
    }

    String place(int line) {
        return file + ", line " + line;
    }
}
