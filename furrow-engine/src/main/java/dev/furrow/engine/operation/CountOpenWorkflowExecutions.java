package dev.furrow.engine.operation;

import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.store.VisibilityQuery;
import dev.furrow.engine.store.VisibilityQuery.RunSet;

/// Counts open runs.
final class CountOpenWorkflowExecutions {
    private CountOpenWorkflowExecutions() {}

    static Answer read(CountOpenWorkflowExecutionsRequest request, Parts parts) {
        VisibilityQuery query = Visibility.query(
                request.domain(),
                RunSet.OPEN_BY_START,
                request.startTimeFilter(),
                request.executionFilter(),
                request.typeFilter(),
                request.tagFilter(),
                null,
                false,
                parts);
        return Visibility.count(query, parts);
    }
}
