package dev.furrow.engine.operation;

import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;

/// Lists open runs, those that started last first.
final class ListOpenWorkflowExecutions {
    private ListOpenWorkflowExecutions() {}

    static Answer read(ListOpenWorkflowExecutionsRequest request, Parts parts) {
        VisibilityQuery query = Visibility.query(
                request.domain(),
                RunSet.OPEN_BY_START,
                request.startTimeFilter(),
                request.executionFilter(),
                request.typeFilter(),
                request.tagFilter(),
                null,
                Boolean.TRUE.equals(request.reverseOrder()),
                parts);
        Object arguments = new ListOpenWorkflowExecutionsRequest(
                request.domain(),
                request.startTimeFilter(),
                request.typeFilter(),
                request.tagFilter(),
                null,
                null,
                request.reverseOrder(),
                request.executionFilter());
        return Visibility.list(
                query,
                Operation.LIST_OPEN_WORKFLOW_EXECUTIONS,
                arguments,
                request.nextPageToken(),
                request.maximumPageSize(),
                parts);
    }
}
