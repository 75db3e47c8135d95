package dev.furrow.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionFilter;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/// Requests that list and count runs and waiting tasks.
final class VisibilityRequests extends ModelRequests {
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);

    VisibilityRequests(SplittableRandom random, ModelDomains domains) {
        super(random, domains);
    }

    Step count() {
        ModelDomain domain = domain();
        String workflowId = "id-" + random.nextInt(5);
        WorkflowExecutionFilter filter = new WorkflowExecutionFilter(workflowId);
        return switch (random.nextInt(6)) {
            case 0 ->
                in(
                        domain,
                        new CountOpenWorkflowExecutionsRequest(domain.name, EVER, null, null, null),
                        WorkflowExecutionCount.class,
                        count -> assertThat(count).isEqualTo(new WorkflowExecutionCount(domain.open.size(), false)));
            case 1 ->
                in(
                        domain,
                        new CountClosedWorkflowExecutionsRequest(domain.name, EVER, null, filter, null, null, null),
                        WorkflowExecutionCount.class,
                        count -> assertThat(count)
                                .isEqualTo(new WorkflowExecutionCount(
                                        domain.closedOf.getOrDefault(workflowId, 0), false)));
            case 2 ->
                in(
                        domain,
                        new ListOpenWorkflowExecutionsRequest(domain.name, EVER, null, null, null, null, null, null),
                        WorkflowExecutionInfos.class,
                        infos -> assertThat(executions(infos))
                                .containsExactlyInAnyOrderElementsOf(domain.open.values().stream()
                                        .map(run -> run.execution)
                                        .toList()));
            case 3 -> {
                // The newest come first.
                int size = Math.min(5, domain.closed.size());
                yield in(
                        domain,
                        new ListClosedWorkflowExecutionsRequest(
                                domain.name, null, EVER, null, null, null, null, null, Math.max(1, size), null),
                        WorkflowExecutionInfos.class,
                        infos -> assertThat(domain.closed.stream()
                                        .map(run -> run.execution)
                                        .toList())
                                .hasSizeGreaterThanOrEqualTo(
                                        infos.executionInfos().size())
                                .containsAll(executions(infos)));
            }
            case 4 -> {
                boolean other = oneIn(10);
                yield pending(
                        domain,
                        new CountPendingDecisionTasksRequest(domain.name, list(other)),
                        other ? 0 : domain.decidable().size());
            }
            default -> {
                boolean other = oneIn(10);
                yield pending(
                        domain,
                        new CountPendingActivityTasksRequest(domain.name, list(other)),
                        other ? 0 : domain.waitingActivities());
            }
        };
    }

    private static TaskList list(boolean other) {
        return other ? new TaskList("other") : LIST;
    }

    private Step pending(ModelDomain domain, Request request, int expected) {
        return in(
                domain,
                request,
                PendingTaskCount.class,
                count -> assertThat(count).isEqualTo(new PendingTaskCount(expected, false)));
    }

    private static List<WorkflowExecution> executions(WorkflowExecutionInfos infos) {
        return infos.executionInfos().stream()
                .map(WorkflowExecutionInfo::execution)
                .toList();
    }
}
