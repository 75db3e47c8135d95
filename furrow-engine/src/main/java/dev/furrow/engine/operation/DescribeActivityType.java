package dev.furrow.engine.operation;

import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.engine.answer.Answer;

/// Shows an activity type and its defaults, exactly as they were registered.
final class DescribeActivityType {
    private DescribeActivityType() {}

    static Answer read(DescribeActivityTypeRequest request, Parts parts) {
        return Answer.of(parts.registry().activityType(request.domain(), request.activityType()));
    }
}
