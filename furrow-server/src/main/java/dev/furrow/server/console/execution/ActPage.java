package dev.furrow.server.console.execution;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What can be done to an execution: signal it, ask for its cancellation, terminate it, start another one like it.
/// Everything goes the way of the API, with the permissions of who looks.
final class ActPage implements Page {
    private final boolean forScripts;

    /// @param forScripts whether the answer is JSON instead of the page
    ActPage(boolean forScripts) {
        this.forScripts = forScripts;
    }

    /// What was done.
    ///
    /// @param done which
    /// @param runId of an execution that was started; null for none
    public record Done(String done, @Nullable String runId) {}

    @Override
    public Response get(Visit visit) {
        return Response.NOT_ALLOWED;
    }

    @Override
    public Response post(Visit visit) {
        String domain = visit.domain();
        String workflowId = given(visit.query(), "workflowId");
        String runId = given(visit.query(), "runId");
        Params form = visit.form();
        String action = form.text("action");
        String run = null;
        switch (action) {
            case "signal" ->
                visit.run(new SignalWorkflowExecutionRequest(
                        domain, workflowId, runId, form.text("signalName"), form.raw("input")));
            case "cancel" -> visit.run(new RequestCancelWorkflowExecutionRequest(domain, workflowId, runId));
            case "terminate" ->
                visit.run(new TerminateWorkflowExecutionRequest(
                        domain, workflowId, runId, form.raw("reason"), form.raw("details"), policy(form)));
            case "start" -> {
                workflowId = given(form, "newWorkflowId");
                run = visit.ask(start(domain, workflowId, form), Run.class).runId();
            }
            default -> throw Fault.validation("There is no action " + action);
        }
        if (forScripts) {
            return Response.json(200, Json.encode(new Done(action, run)));
        }
        return Response.redirect(visit.link(
                "/console/execution",
                "domain",
                domain,
                "workflowId",
                workflowId,
                "runId",
                run == null ? runId : run,
                "done",
                "execution." + action));
    }

    private static String given(Params params, String name) {
        String value = params.raw(name);
        return value == null ? "" : value;
    }

    private static @Nullable ChildPolicy policy(Params form) {
        String name = form.text("childPolicy").toUpperCase(Locale.ROOT);
        try {
            return name.isEmpty() ? null : ChildPolicy.valueOf(name);
        } catch (IllegalArgumentException none) {
            throw Fault.validation("There is no childPolicy " + name);
        }
    }

    private static StartWorkflowExecutionRequest start(String domain, String workflowId, Params form) {
        List<String> tags =
                form.text("tags").lines().filter(tag -> !tag.isBlank()).toList();
        String taskList = form.get("taskList");
        return new StartWorkflowExecutionRequest(
                domain,
                workflowId,
                new WorkflowType(form.text("type"), form.text("version")),
                taskList == null ? null : new TaskList(taskList),
                form.get("taskPriority"),
                // A browser sends other ends of lines than were typed.
                unix(form.raw("input")),
                form.get("executionStartToCloseTimeout"),
                tags.isEmpty() ? null : tags,
                form.get("taskStartToCloseTimeout"),
                policy(form),
                form.get("lambdaRole"));
    }

    private static @Nullable String unix(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }
}
