package dev.furrow.server.console.bulk;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.json.Json;
import dev.furrow.server.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The three files of a job: its plan, its executions, and what has become of each. The last is appended to, a line
/// for each execution as soon as its answer is there, so that after a crash it is known which were done.
final class JobFiles {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{16}");

    private final Path folder;
    private final String id;

    JobFiles(Path folder, String id) {
        if (!NAME.matcher(id).matches()) {
            throw new IllegalArgumentException("No job: " + id);
        }
        this.folder = folder;
        this.id = id;
    }

    /// What has become of one.
    ///
    /// @param index its place
    /// @param refusal why it was refused; empty if it was done
    record Outcome(int index, String refusal) {}

    static List<String> ids(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".plan"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .filter(name -> NAME.matcher(name).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String end) {
        return folder.resolve(id + end);
    }

    void write(Plan plan) {
        try {
            Files.createDirectories(folder);
            WholeFile.replace(file(".plan"), Json.encode(plan));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Plan plan() {
        try {
            return Json.decodeTrusted(Files.readAllBytes(file(".plan")), Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(List<WorkflowExecution> targets) {
        StringBuilder lines = new StringBuilder();
        for (WorkflowExecution target : targets) {
            lines.append(new String(Json.encode(target), StandardCharsets.UTF_8))
                    .append('\n');
        }
        try {
            Files.createDirectories(folder);
            WholeFile.replace(file(".runs"), lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<WorkflowExecution> targets() {
        List<WorkflowExecution> targets = new ArrayList<>();
        for (String line : lines(".runs")) {
            targets.add(Json.decodeTrusted(line.getBytes(StandardCharsets.UTF_8), WorkflowExecution.class));
        }
        return targets;
    }

    private List<String> lines(String end) {
        try {
            return Files.exists(file(end)) ? Files.readAllLines(file(end)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OutputStream append() {
        try {
            return Files.newOutputStream(file(".done"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] line(int index, String refusal) {
        return (index + " " + refusal.replace('\n', ' ').replace('\r', ' ') + "\n").getBytes(StandardCharsets.UTF_8);
    }

    List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        for (String line : lines(".done")) {
            int space = line.indexOf(' ');
            // A crash may have left the beginning of a line.
            if (space > 0) {
                outcomes.add(new Outcome(Integer.parseInt(line.substring(0, space)), line.substring(space + 1)));
            }
        }
        return outcomes;
    }

    void delete() {
        try {
            for (String end : List.of(".plan", ".runs", ".done")) {
                Files.deleteIfExists(file(end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
