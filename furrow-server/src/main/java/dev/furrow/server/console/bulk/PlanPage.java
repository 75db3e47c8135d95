package dev.furrow.server.console.bulk;

import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.server.console.executions.Filter;
import dev.furrow.server.console.executions.Search;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.util.ArrayList;
import java.util.List;

/// Takes the executions that were chosen and makes a plan of them; nothing is done yet.
public final class PlanPage implements Page {
    private static final int MOST = 100_000;
    private static final List<String> ACTIONS = List.of("signal", "cancel", "terminate");

    private final BulkBook book;

    /// @param book keeps the plan
    public PlanPage(BulkBook book) {
        this.book = book;
    }

    @Override
    public Response get(Visit visit) {
        return Response.redirect("/console/executions");
    }

    @Override
    public Response post(Visit visit) {
        Params form = visit.form();
        String domain = form.text("domain");
        String action = form.text("action");
        if (!ACTIONS.contains(action)) {
            throw Fault.validation(action);
        }
        List<WorkflowExecution> targets = new ArrayList<>();
        int left = form.has("all") ? all(visit, domain, targets) : chosen(visit, domain, targets);
        if (targets.isEmpty()) {
            throw Fault.validation(visit.t("bulk.none"));
        }
        BulkJob job = book.plan(visit.viewer().name(), domain, action, targets, left);
        return Response.redirect(
                visit.link("/console/bulk/job", "id", job.plan().id()));
    }

    private static int all(Visit visit, String domain, List<WorkflowExecution> targets) {
        Filter filter = Filter.of(Params.parse(visit.form().text("query")), domain, visit.view());
        int[] left = {0};
        new Search(visit.agent(), filter, "").each(run -> {
            if (run.executionStatus() == ExecutionStatus.OPEN) {
                targets.add(run.execution());
            } else {
                left[0]++;
            }
            return targets.size() < MOST;
        });
        return left[0];
    }

    private static int chosen(Visit visit, String domain, List<WorkflowExecution> targets) {
        int left = 0;
        for (String value : visit.form().all("run")) {
            int space = value.indexOf(' ');
            if (space < 1) {
                throw Fault.validation(value);
            }
            WorkflowExecution run = new WorkflowExecution(value.substring(space + 1), value.substring(0, space));
            WorkflowExecutionDetail detail =
                    visit.ask(new DescribeWorkflowExecutionRequest(domain, run), WorkflowExecutionDetail.class);
            if (detail.executionInfo().executionStatus() == ExecutionStatus.OPEN) {
                targets.add(run);
            } else {
                left++;
            }
        }
        return left;
    }
}
