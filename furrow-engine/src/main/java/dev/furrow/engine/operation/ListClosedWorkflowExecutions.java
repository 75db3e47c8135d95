package dev.furrow.engine.operation;

import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;

/// Lists closed runs by the time of their start or of their close, whichever is asked for; the latest first.
final class ListClosedWorkflowExecutions {
    private ListClosedWorkflowExecutions() {}

    static Answer read(ListClosedWorkflowExecutionsRequest request, Parts parts) {
        ExecutionTimeFilter started = request.startTimeFilter();
        ExecutionTimeFilter closed = request.closeTimeFilter();
        boolean byClose = closed != null;
        ExecutionTimeFilter span = byClose ? closed : started;
        if (span == null) {
            throw new IllegalArgumentException("No span of time: " + request);
        }
        VisibilityQuery query = Visibility.query(
                request.domain(),
                byClose ? RunSet.CLOSED_BY_CLOSE : RunSet.CLOSED_BY_START,
                span,
                request.executionFilter(),
                request.typeFilter(),
                request.tagFilter(),
                request.closeStatusFilter(),
                Boolean.TRUE.equals(request.reverseOrder()),
                parts);
        Object arguments = new ListClosedWorkflowExecutionsRequest(
                request.domain(),
                started,
                closed,
                request.executionFilter(),
                request.closeStatusFilter(),
                request.typeFilter(),
                request.tagFilter(),
                null,
                null,
                request.reverseOrder());
        return Visibility.list(
                query,
                Operation.LIST_CLOSED_WORKFLOW_EXECUTIONS,
                arguments,
                request.nextPageToken(),
                request.maximumPageSize(),
                parts);
    }
}
