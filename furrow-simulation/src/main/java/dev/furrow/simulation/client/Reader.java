package dev.furrow.simulation.client;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.api.operation.WorkflowExecutionInfos;
import dev.furrow.simulation.schedule.Chance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Looks: histories, descriptions, lists, counts.
final class Reader extends Client {
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);

    Reader(String name, Vocabulary words) {
        super(name, words);
    }

    @Override
    Request think(String mark) {
        Chance chance = words().chance();
        String domain = Vocabulary.DOMAIN;
        WorkflowExecution run = words().run();
        Integer pageSize = chance.pick(1, 3, 10);
        Boolean reverse = chance.oneIn(2) ? true : null;
        if (run != null && chance.oneIn(3)) {
            return new GetWorkflowExecutionHistoryRequest(domain, run, null, pageSize, reverse);
        }
        if (run != null && chance.oneIn(3)) {
            return new DescribeWorkflowExecutionRequest(domain, run);
        }
        return switch (chance.below(9)) {
            case 0 -> new ListOpenWorkflowExecutionsRequest(domain, EVER, null, null, null, pageSize, reverse, null);
            case 1 ->
                new ListClosedWorkflowExecutionsRequest(
                        domain, EVER, null, null, null, null, null, null, pageSize, reverse);
            case 2 -> new CountOpenWorkflowExecutionsRequest(domain, EVER, null, null, null);
            case 3 -> new CountClosedWorkflowExecutionsRequest(domain, null, EVER, null, null, null, null);
            case 4 -> new CountPendingActivityTasksRequest(domain, words().activityList());
            case 5 -> new CountPendingDecisionTasksRequest(domain, words().decisionList());
            case 6 -> new DescribeDomainRequest(domain);
            case 7 ->
                new ListWorkflowTypesRequest(domain, null, RegistrationStatus.REGISTERED, null, pageSize, reverse);
            default -> new DescribeActivityTypeRequest(domain, new ActivityType("mow", "1"));
        };
    }

    @Override
    void succeeded(Request request, @Nullable Record answer) {
        if (answer instanceof WorkflowExecutionInfos infos) {
            for (WorkflowExecutionInfo info : infos.executionInfos()) {
                words().seen(info.execution());
            }
        }
    }
}
