package dev.furrow.server.console.bulk;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Permission;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job: first its plan with what would change, then how far it is.
public final class JobPage implements Page {
    /// So long a job can be taken back before it begins.
    static final Duration UNDO = Duration.ofSeconds(10);

    private final BulkBook book;

    /// @param book knows the jobs
    public JobPage(BulkBook book) {
        this.book = book;
    }

    private BulkJob job(Visit visit, Params params) {
        BulkJob job = book.find(params.text("id"), visit.viewer().name());
        if (job == null) {
            throw new Fault(FaultType.UNKNOWN_RESOURCE, visit.t("bulk.unknown"));
        }
        return job;
    }

    @Override
    public Response get(Visit visit) {
        BulkJob job = job(visit, visit.query());
        if (visit.query().has("list")) {
            return new Response.Stream("text/plain; charset=utf-8", "executions.txt", out -> {
                for (WorkflowExecution run : job.targets()) {
                    out.write((run.runId() + " " + run.workflowId() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
        }
        return Response.html("job.jte", JobView.of(job, permission(visit, job.plan()), visit.now()));
    }

    @Override
    public @Nullable Live live(Visit visit) {
        BulkJob job = job(visit, visit.query());
        if (!job.isMoving()) {
            return null;
        }
        return new Live(
                Live.OFTEN,
                true,
                () -> List.of(
                        job.plan(),
                        job.done(),
                        job.settled(),
                        job.refusals(),
                        job.startsIn(Instant.now()).toSeconds()));
    }

    private static Permission permission(Visit visit, Plan plan) {
        String domain = plan.domain();
        return switch (plan.action()) {
            case "signal" -> visit.may(new SignalWorkflowExecutionRequest(domain, "any", null, "any", null));
            case "cancel" -> visit.may(new RequestCancelWorkflowExecutionRequest(domain, "any", null));
            default -> visit.may(new TerminateWorkflowExecutionRequest(domain, "any", null, null, null, null));
        };
    }

    @Override
    public Response post(Visit visit) {
        Params form = visit.form();
        BulkJob job = job(visit, form);
        switch (form.text("do")) {
            case "start" ->
                job.start(filled(job.plan(), form, visit), visit.agent().keep(), UNDO);
            case "goOn" -> job.start(job.plan(), visit.agent().keep(), UNDO);
            case "hurry" -> job.hurry();
            default -> job.stop();
        }
        return Response.redirect(
                visit.link("/console/bulk/job", "id", job.plan().id()));
    }

    private static Plan filled(Plan plan, Params form, Visit visit) {
        if (plan.action().equals("signal") && !form.has("signal")) {
            throw Fault.validation(visit.t("bulk.signal.needed"));
        }
        return plan.with(
                form.get("signal"),
                form.raw("input"),
                form.get("reason"),
                form.raw("details"),
                policy(form.get("childPolicy")));
    }

    private static @Nullable ChildPolicy policy(@Nullable String name) {
        for (ChildPolicy policy : ChildPolicy.values()) {
            if (policy.name().equals(name)) {
                return policy;
            }
        }
        return null;
    }
}
