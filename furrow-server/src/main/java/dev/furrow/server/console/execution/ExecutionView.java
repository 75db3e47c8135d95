package dev.furrow.server.console.execution;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.event.WorkflowExecutionCanceled;
import dev.furrow.api.event.WorkflowExecutionCompleted;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionFailed;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.console.insight.Cause;
import dev.furrow.server.console.insight.Payload;
import dev.furrow.server.console.insight.Sentence;
import dev.furrow.server.console.insight.Shown;
import dev.furrow.server.console.insight.Why;
import dev.furrow.server.console.insight.WhyWords;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Permission;
import dev.furrow.server.console.page.Visit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that the page of one execution shows at first.
///
/// @param facts in a few words
/// @param health whether it needs attention
/// @param why one sentence
/// @param causes each cause
/// @param pending what is open
/// @param values input, result and the like
/// @param rows the first rows of its history
/// @param like the start of another one like this
/// @param permissions whether who looks may act
/// @param address names the execution in the addresses of its other pages
public record ExecutionView(
        Facts facts,
        Cause.Health health,
        Sentence why,
        List<Reasons.Line> causes,
        List<Pending> pending,
        List<Value> values,
        Rows rows,
        StartLike like,
        Permissions permissions,
        String address) {

    /// A value of the history.
    ///
    /// @param name as in the API
    /// @param eventId the event that holds it
    public record Value(String name, long eventId, Payload payload) {}

    /// Whether who looks may act.
    public record Permissions(Permission signal, Permission cancel, Permission terminate, Permission start) {}

    /// What another one like this would be started with.
    public record StartLike(
            String workflowId,
            String type,
            String version,
            String taskList,
            String input,
            boolean inputWhole,
            String executionTimeout,
            String taskTimeout,
            String childPolicy,
            String tags,
            String priority,
            String lambdaRole) {}

    static ExecutionView of(Execution execution) {
        Visit visit = execution.visit();
        Why why = execution.why();
        WhyWords words = execution.words();
        return new ExecutionView(
                Facts.of(execution),
                why.health(),
                words.sentence(why),
                Reasons.lines(why, words),
                execution.isOpen()
                        ? Pending.of(execution.work(), event -> execution.startedBy(execution.id(), event))
                        : List.of(),
                values(execution),
                Rows.of(execution, visit.query().text("mode"), visit.query().number("from", 0, 0, Integer.MAX_VALUE)),
                like(execution),
                permissions(execution),
                address(execution));
    }

    /// Names the execution in an address.
    static String address(Execution execution) {
        return Params.NONE
                .with("domain", execution.domain())
                .with("workflowId", execution.id().workflowId())
                .with("runId", execution.id().runId())
                .encode();
    }

    private static List<Value> values(Execution execution) {
        List<Value> values = new ArrayList<>();
        add(values, "input", 1, execution.started().input());
        HistoryEvent last = execution.isOpen() ? null : execution.histories().last(execution.domain(), execution.id());
        long id = last == null ? 0 : last.eventId();
        switch (last == null ? null : last.attributes()) {
            case WorkflowExecutionCompleted e -> add(values, "result", id, e.result());
            case WorkflowExecutionFailed e -> {
                add(values, "reason", id, e.reason());
                add(values, "details", id, e.details());
            }
            case WorkflowExecutionCanceled e -> add(values, "details", id, e.details());
            case WorkflowExecutionTerminated e -> {
                add(values, "reason", id, e.reason());
                add(values, "details", id, e.details());
            }
            case WorkflowExecutionContinuedAsNew e -> add(values, "input", id, e.input());
            case null, default -> {}
        }
        String context = execution.detail().latestExecutionContext();
        add(values, "executionContext", 0, context == null || context.isEmpty() ? null : context);
        return List.copyOf(values);
    }

    private static void add(List<Value> values, String name, long eventId, @Nullable String value) {
        if (value != null) {
            values.add(new Value(name, eventId, Payload.of(value, Payload.GLANCE)));
        }
    }

    private static StartLike like(Execution execution) {
        WorkflowExecutionStarted started = execution.started();
        String input = started.input() == null ? "" : started.input();
        boolean whole = input.length() <= 32_768;
        return new StartLike(
                execution.isOpen()
                        ? execution.id().workflowId() + "-2"
                        : execution.id().workflowId(),
                started.workflowType().name(),
                started.workflowType().version(),
                started.taskList().name(),
                whole ? input : "",
                whole,
                started.executionStartToCloseTimeout(),
                started.taskStartToCloseTimeout(),
                started.childPolicy().name(),
                started.tagList() == null ? "" : String.join("\n", started.tagList()),
                started.taskPriority() == null ? "" : started.taskPriority(),
                started.lambdaRole() == null ? "" : started.lambdaRole());
    }

    private static Permissions permissions(Execution execution) {
        Visit visit = execution.visit();
        String domain = execution.domain();
        String workflowId = execution.id().workflowId();
        String runId = execution.id().runId();
        return new Permissions(
                visit.may(new SignalWorkflowExecutionRequest(domain, workflowId, runId, "signal", null)),
                visit.may(new RequestCancelWorkflowExecutionRequest(domain, workflowId, runId)),
                visit.may(new TerminateWorkflowExecutionRequest(domain, workflowId, runId, null, null, null)),
                visit.may(Requests.likeThis(execution, workflowId)));
    }

    /// A text of a stranger on one line.
    public String line(String text) {
        return Shown.line(text);
    }
}
