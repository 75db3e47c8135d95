package dev.furrow.server.fuzz;

import static dev.furrow.server.fuzz.Step.UNKNOWN;
import static dev.furrow.server.fuzz.Step.answered;
import static dev.furrow.server.fuzz.Step.done;
import static dev.furrow.server.fuzz.Step.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.ExecutionStatus;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.History;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowExecutionDetail;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Requests about one run: start, signal, cancel, terminate, describe, history.
final class RunRequests extends ModelRequests {
    /// Runs are ended when they have so many events: each reading of a history is one of all of it.
    static final int LONG = 60;

    RunRequests(SplittableRandom random, ModelDomains domains) {
        super(random, domains);
    }

    private String workflowId() {
        return "id-" + random.nextInt(5);
    }

    Step start() {
        ModelDomain domain = domain();
        String workflowId = workflowId();
        WorkflowType type = new WorkflowType(typeName(true), oneIn(5) ? "2" : "1");
        boolean bare = type.name().equals("bare");
        // Of the settings without a default some are given, in the order in which they are missed.
        int given = bare ? random.nextInt(5) : 0;
        StartWorkflowExecutionRequest request = new StartWorkflowExecutionRequest(
                domain.name,
                workflowId,
                type,
                given > 1 ? LIST : null,
                null,
                null,
                given > 0 ? "31536000" : null,
                null,
                given > 2 ? "NONE" : null,
                given > 3 ? ChildPolicy.ABANDON : null,
                null);
        String described = "WorkflowType=[name=" + type.name() + ", version=" + type.version() + "]";
        return in(domain, request, () -> {
            if (domain.status == RegistrationStatus.DEPRECATED) {
                return refused(request, "DomainDeprecatedFault", domain.name);
            }
            RegistrationStatus status = domain.workflowTypes.status(type.name(), type.version());
            if (status == null) {
                return refused(request, UNKNOWN, "Unknown type: " + described);
            }
            if (status == RegistrationStatus.DEPRECATED) {
                return refused(request, "TypeDeprecatedFault", described);
            }
            if (bare && given < 4) {
                return refused(
                        request,
                        "DefaultUndefinedFault",
                        List.of(
                                        "defaultExecutionStartToCloseTimeout",
                                        "defaultTaskList",
                                        "defaultTaskStartToCloseTimeout",
                                        "defaultChildPolicy")
                                .get(given));
            }
            if (domain.open.containsKey(workflowId)) {
                return refused(request, "WorkflowExecutionAlreadyStartedFault", "Already Started");
            }
            return answered(
                    request,
                    Run.class,
                    run -> domain.open.put(
                            workflowId, new ModelRun(domain, new WorkflowExecution(workflowId, run.runId()))));
        });
    }

    /// A run that there is or was; one that never was if there is none.
    private ModelRun run(ModelDomain domain) {
        List<ModelRun> runs = new ArrayList<>(domain.open.values());
        if (oneIn(3)) {
            runs.addAll(domain.closed);
        }
        return runs.isEmpty()
                ? new ModelRun(domain, new WorkflowExecution("never", "AAAAAAAAAAAAAAAAAAAAAA"))
                : any(runs);
    }

    private static boolean isKnown(ModelRun run) {
        return run.domain.open.get(run.execution.workflowId()) == run || run.domain.closed.contains(run);
    }

    static String unknown(WorkflowExecution execution) {
        return "Unknown execution: WorkflowExecution=[workflowId=" + execution.workflowId() + ", runId="
                + execution.runId() + "]";
    }

    Step runStep() {
        ModelDomain domain = domain();
        ModelRun run = run(domain);
        String workflowId = run.execution.workflowId();
        boolean exact = oneIn(2);
        ModelRun open = domain.open.get(workflowId);
        ModelRun target = exact && open != run ? null : open;
        String runId = exact ? run.execution.runId() : null;
        String message = exact ? unknown(run.execution) : "Unknown execution, workflowId = " + workflowId;
        int kind = run.events.size() > LONG ? 0 : random.nextInt(12);
        Request request = kind == 0
                ? new TerminateWorkflowExecutionRequest(domain.name, workflowId, runId, "reason", null, null)
                : kind < 4
                        ? new RequestCancelWorkflowExecutionRequest(domain.name, workflowId, runId)
                        : new SignalWorkflowExecutionRequest(domain.name, workflowId, runId, "signal", "input");
        return in(
                domain,
                request,
                () -> target == null
                        ? refused(request, UNKNOWN, message)
                        : done(request, () -> {
                            if (kind == 0) {
                                target.terminate();
                                domain.closed(target);
                            } else if (kind < 4) {
                                target.cancelRequested = true;
                                target.happens(EventType.WorkflowExecutionCancelRequested);
                            } else {
                                target.happens(EventType.WorkflowExecutionSignaled);
                            }
                        }));
    }

    Step look() {
        ModelDomain domain = domain();
        ModelRun run = run(domain);
        if (oneIn(2)) {
            boolean reverse = oneIn(3);
            GetWorkflowExecutionHistoryRequest request =
                    new GetWorkflowExecutionHistoryRequest(domain.name, run.execution, null, null, reverse);
            return in(
                    domain,
                    request,
                    () -> isKnown(run)
                            ? answered(
                                    request,
                                    History.class,
                                    history -> assertThat(types(history.events()))
                                            .isEqualTo(reverse ? run.events.reversed() : run.events))
                            : refused(request, UNKNOWN, unknown(run.execution)));
        }
        DescribeWorkflowExecutionRequest request = new DescribeWorkflowExecutionRequest(domain.name, run.execution);
        return in(
                domain,
                request,
                () -> isKnown(run)
                        ? answered(request, WorkflowExecutionDetail.class, detail -> {
                            WorkflowExecutionInfo info = detail.executionInfo();
                            assertThat(info.execution()).isEqualTo(run.execution);
                            assertThat(info.executionStatus())
                                    .isEqualTo(run.isOpen() ? ExecutionStatus.OPEN : ExecutionStatus.CLOSED);
                            assertThat(info.closeStatus()).isEqualTo(run.closed);
                            assertThat(info.cancelRequested()).isEqualTo(run.cancelRequested);
                            assertThat(detail.openCounts()).isEqualTo(run.openCounts());
                        })
                        : refused(request, UNKNOWN, unknown(run.execution)));
    }

    static List<EventType> types(List<HistoryEvent> events) {
        return events.stream().map(HistoryEvent::eventType).toList();
    }
}
