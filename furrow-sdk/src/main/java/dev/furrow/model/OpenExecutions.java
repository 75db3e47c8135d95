package dev.furrow.model;

import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.lowlevel.SwfClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A question for open executions.
public final class OpenExecutions extends ExecutionList<OpenExecutions> {

    OpenExecutions(SwfClient swf, String domain, ExecutionFilter filter) {
        super(swf, domain, filter);
    }

    @Override
    OpenExecutions with(SwfClient client, String where, ExecutionFilter other) {
        return new OpenExecutions(client, where, other);
    }

    @Override
    WorkflowExecutionInfos page(SwfClient client, String where, ExecutionFilter asked, @Nullable String token) {
        return client.listOpenWorkflowExecutions(new ListOpenWorkflowExecutionsRequest(
                where,
                Objects.requireNonNull(asked.startedOrEver()),
                asked.type(),
                asked.tag(),
                token,
                null,
                null,
                asked.id()));
    }

    @Override
    WorkflowExecutionCount count(SwfClient client, String where, ExecutionFilter asked) {
        return client.countOpenWorkflowExecutions(new CountOpenWorkflowExecutionsRequest(
                where, Objects.requireNonNull(asked.startedOrEver()), asked.type(), asked.tag(), asked.id()));
    }
}
