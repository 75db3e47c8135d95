package dev.furrow.engine.operation;

import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.api.operation.WorkflowTypeInfos;
import dev.furrow.engine.answer.Answer;
import java.util.List;

/// Lists the workflow types of one status by name, then version.
final class ListWorkflowTypes {
    private ListWorkflowTypes() {}

    static Answer read(ListWorkflowTypesRequest request, Parts parts) {
        parts.registry().domain(request.domain());
        List<WorkflowTypeInfo> infos = parts.registry().workflowTypes(request.domain()).stream()
                .map(WorkflowTypeDetail::typeInfo)
                .filter(info -> info.status() == request.registrationStatus())
                .filter(info -> request.name() == null
                        || request.name().equals(info.workflowType().name()))
                .toList();
        SortedPage<WorkflowTypeInfo> page = SortedPage.of(
                infos,
                ListWorkflowTypes::sortKey,
                Boolean.TRUE.equals(request.reverseOrder()),
                Operation.LIST_WORKFLOW_TYPES,
                new ListWorkflowTypesRequest(
                        request.domain(),
                        request.name(),
                        request.registrationStatus(),
                        null,
                        null,
                        request.reverseOrder()),
                request.nextPageToken(),
                request.maximumPageSize(),
                parts);
        return Answer.of(new WorkflowTypeInfos(page.items(), page.nextPageToken()));
    }

    /// Names hold no control characters, so a zero keeps a name before every longer one.
    private static String sortKey(WorkflowTypeInfo info) {
        return info.workflowType().name() + '\0' + info.workflowType().version();
    }
}
