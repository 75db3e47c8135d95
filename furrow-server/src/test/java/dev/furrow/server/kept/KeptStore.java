package dev.furrow.server.kept;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes the store that later versions must be able to open: once for each format, when it is released.
final class KeptStore {
    private KeptStore() {}

    /// @param arguments where to write, the name of the format
    public static void main(String... arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        Path data = Files.createTempDirectory("furrow-kept");
        List<String> lines = new ArrayList<>();
        try (TestServer server = TestServer.start(data, "long-poll", "1s")) {
            Workflows workflows = Workflows.in(server, "kept");
            List<WorkflowExecution> runs = new ArrayList<>();
            runs.add(workflows.start("complete"));
            workflows.decide(new RecordMarkerDecision("marker", "details"), new CompleteWorkflowExecutionDecision("x"));
            runs.add(workflows.start("open"));
            workflows.decide(
                    new StartTimerDecision("timer", null, "3600"),
                    new ScheduleActivityTaskDecision(
                            new ActivityType("a", "1"), "activity", null, "input", null, null, null, null, null, null));
            runs.add(workflows.start("waiting"));
            for (WorkflowExecution run : runs) {
                lines.add(run.workflowId()
                        + '\t'
                        + run.runId()
                        + '\t'
                        + server.call(new GetWorkflowExecutionHistoryRequest("kept", run, null, null, null))
                                .text());
            }
        }
        Files.write(target.resolve(arguments[1] + ".histories"), lines);
        try (OutputStream out = Files.newOutputStream(target.resolve(arguments[1] + ".zip"));
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = data.relativize(file).toString();
                // RocksDB's own log tells where it was written, and nobody needs it.
                if (name.startsWith("store/") && !name.startsWith("store/LOG")) {
                    zip.putNextEntry(new ZipEntry(name));
                    Files.copy(file, zip);
                }
            }
        }
    }
}
