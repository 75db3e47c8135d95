package dev.furrow.test;

import dev.furrow.WorkflowHandle;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A history with the names of its execution, as it lies in a file: an object with the members `domain`,
/// `workflowExecution` and `events`, in the forms of the wire.
///
/// @param domain where it was
/// @param workflowExecution whose it is
/// @param events from the first on
public record RecordedHistory(String domain, WorkflowExecution workflowExecution, List<HistoryEvent> events) {

    /// The history of a run so far.
    public static RecordedHistory of(String domain, WorkflowHandle<?> handle) {
        return new RecordedHistory(
                domain, new WorkflowExecution(handle.workflowId(), handle.runId()), handle.history());
    }

    /// Reads a file.
    public static RecordedHistory read(Path file) {
        try {
            return Json.decodeTrusted(Files.readAllBytes(file), RecordedHistory.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The history " + file + " cannot be read", e);
        }
    }

    /// Reads every `.json` file of a folder, in the order of their names.
    public static List<RecordedHistory> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(RecordedHistory::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    /// Writes a file.
    public void write(Path file) {
        try {
            Files.write(file, Json.encode(this));
        } catch (IOException e) {
            throw new UncheckedIOException("The history " + file + " cannot be written", e);
        }
    }
}
