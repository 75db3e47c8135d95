package dev.furrow.engine.operation;

import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;

/// Counts closed runs.
final class CountClosedWorkflowExecutions {
    private CountClosedWorkflowExecutions() {}

    static Answer read(CountClosedWorkflowExecutionsRequest request, Parts parts) {
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
                false,
                parts);
        return Visibility.count(query, parts);
    }
}
