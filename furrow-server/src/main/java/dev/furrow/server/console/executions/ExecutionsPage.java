package dev.furrow.server.console.executions;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.Engine;
import dev.furrow.server.console.executions.Executions.Action;
import dev.furrow.server.console.executions.Executions.Row;
import dev.furrow.server.console.executions.Executions.Saved;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of executions. Everything that it shows is in its address.
public final class ExecutionsPage implements Page {
    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    /// To count may mean to look at many thousands.
    private static final Duration COUNT_AGAIN = Duration.ofSeconds(5);

    @Override
    public Response get(Visit visit) {
        String domain = visit.domain();
        Params params = visit.query();
        List<String> columns = columns(params);
        if (domain.isEmpty()) {
            return Response.html(
                    "executions.jte",
                    new Executions("", params, columns, List.of(), "", "", 0, false, false, List.of(), List.of()));
        }
        Filter filter = Filter.of(params, domain, visit.view());
        if (params.has("count")) {
            return Response.html("count.jte", new Search(visit.agent(), filter, "").count());
        }
        int size = params.number("size", PAGE, 1, LARGEST_PAGE);
        String after = params.text("after");
        Search search = new Search(visit.agent(), filter, after);
        Search.Found found = filter.isSortedByStore()
                ? search.page(size)
                : search.sortedPage(params.number("after", 0, 0, Integer.MAX_VALUE), size);
        List<Row> rows = new ArrayList<>();
        for (WorkflowExecutionInfo run : found.runs()) {
            rows.add(row(visit, domain, run, columns.contains("list") ? search.taskList(run) : ""));
        }
        return Response.html(
                "executions.jte",
                new Executions(
                        domain,
                        params.with("domain", domain),
                        columns,
                        rows,
                        found.next().isEmpty()
                                ? ""
                                : "/console/executions?"
                                        + params.with("after", found.next()).encode(),
                        after.isEmpty()
                                ? ""
                                : "/console/executions?"
                                        + params.with("after", "").encode(),
                        found.looked(),
                        found.cut() && filter.isSortedByStore(),
                        found.cut() && !filter.isSortedByStore(),
                        views(visit),
                        actions(visit, domain)));
    }

    /// The count; what is listed stays as it is, because somebody reads it.
    @Override
    public @Nullable Live live(Visit visit) {
        String domain = visit.domain();
        if (!visit.domains().contains(domain)) {
            return null;
        }
        Engine engine = visit.premises().engine();
        return new Live(
                COUNT_AGAIN,
                false,
                () -> List.of(
                        engine.openExecutions().getOrDefault(domain, 0),
                        engine.happenings().getOrDefault(domain, Map.of())));
    }

    private static List<String> columns(Params params) {
        List<String> wanted = params.all("col");
        return wanted.isEmpty()
                ? Executions.USUAL
                : Executions.COLUMNS.stream().filter(wanted::contains).toList();
    }

    static Row row(Visit visit, String domain, WorkflowExecutionInfo run, String taskList) {
        WorkflowExecution parent = run.parent();
        Instant closed = run.closeTimestamp();
        String workflowId = run.execution().workflowId();
        String runId = String.valueOf(run.execution().runId());
        return new Row(
                workflowId,
                runId,
                visit.execution(domain, workflowId, runId),
                run.workflowType().name(),
                run.workflowType().version(),
                run.closeStatus() == null ? "OPEN" : run.closeStatus().name(),
                run.startTimestamp(),
                closed,
                visit.figures().span(Duration.between(run.startTimestamp(), closed == null ? visit.now() : closed)),
                parent == null ? "" : parent.workflowId(),
                parent == null ? "" : visit.execution(domain, parent.workflowId(), String.valueOf(parent.runId())),
                run.tagList() == null ? List.of() : run.tagList(),
                run.cancelRequested(),
                taskList);
    }

    private static List<Saved> views(Visit visit) {
        List<Saved> views = new ArrayList<>();
        new SavedViews(visit)
                .all()
                .forEach((name, query) -> views.add(new Saved(name, "/console/executions?" + query)));
        return views;
    }

    private static List<Action> actions(Visit visit, String domain) {
        return List.of(
                new Action("signal", visit.may(new SignalWorkflowExecutionRequest(domain, "any", null, "any", null))),
                new Action("cancel", visit.may(new RequestCancelWorkflowExecutionRequest(domain, "any", null))),
                new Action(
                        "terminate",
                        visit.may(new TerminateWorkflowExecutionRequest(domain, "any", null, null, null, null))));
    }

    @Override
    public Response post(Visit visit) {
        SavedViews views = new SavedViews(visit);
        String query = visit.form().text("query");
        if (visit.form().has("forget")) {
            views.forget(visit.form().text("forget"));
        } else {
            views.save(
                    visit.form().text("name"),
                    Params.parse(query).with("after", "").encode(),
                    visit);
        }
        return Response.redirect("/console/executions"
                + (query.isEmpty() ? "" : "?" + Params.parse(query).encode()));
    }
}
