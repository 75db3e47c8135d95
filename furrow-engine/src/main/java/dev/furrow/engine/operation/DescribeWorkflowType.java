package dev.furrow.engine.operation;

import dev.furrow.api.operation.DescribeWorkflowTypeRequest;
import dev.furrow.engine.answer.Answer;

/// Shows a workflow type and its defaults, exactly as they were registered.
final class DescribeWorkflowType {
    private DescribeWorkflowType() {}

    static Answer read(DescribeWorkflowTypeRequest request, Parts parts) {
        return Answer.of(parts.registry().workflowType(request.domain(), request.workflowType()));
    }
}
