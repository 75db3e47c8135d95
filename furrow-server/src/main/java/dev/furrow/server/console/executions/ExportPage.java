package dev.furrow.server.console.executions;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All executions of a filter, to be kept: as CSV, or each as a line of JSON. Written while they are found, so that
/// their number does not matter.
public final class ExportPage implements Page {
    private static final List<String> HEAD = List.of(
            "workflowId",
            "runId",
            "type",
            "version",
            "status",
            "started",
            "closed",
            "parentWorkflowId",
            "parentRunId",
            "tags",
            "cancelRequested");

    @Override
    public Response get(Visit visit) {
        Filter filter = Filter.of(visit.query(), visit.domain(), visit.view());
        // A refusal must come before the first byte.
        Search search = new Search(visit.agent(), filter, "");
        search.begin();
        boolean csv = !visit.query().text("format").equals("jsonl");
        return new Response.Stream(
                csv ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8",
                csv ? "executions.csv" : "executions.jsonl",
                out -> write(search, out, csv));
    }

    private static void write(Search search, OutputStream out, boolean csv) throws IOException {
        if (csv) {
            out.write(Csv.line(HEAD).getBytes(StandardCharsets.UTF_8));
        }
        try {
            search.each(run -> {
                try {
                    out.write(csv ? Csv.line(values(run)).getBytes(StandardCharsets.UTF_8) : json(run));
                    return true;
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static byte[] json(WorkflowExecutionInfo run) {
        byte[] json = Json.encode(run);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    private static List<String> values(WorkflowExecutionInfo run) {
        WorkflowExecution parent = run.parent();
        return List.of(
                run.execution().workflowId(),
                String.valueOf(run.execution().runId()),
                run.workflowType().name(),
                run.workflowType().version(),
                run.closeStatus() == null ? "OPEN" : run.closeStatus().name(),
                run.startTimestamp().toString(),
                text(run.closeTimestamp()),
                parent == null ? "" : parent.workflowId(),
                parent == null ? "" : String.valueOf(parent.runId()),
                run.tagList() == null ? "" : String.join(" ", run.tagList()),
                String.valueOf(run.cancelRequested()));
    }

    private static String text(@Nullable Instant at) {
        return at == null ? "" : at.toString();
    }
}
