package dev.furrow.engine.operation;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.GetWorkflowExecutionHistoryRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.store.HistorySlice;
import dev.furrow.engine.store.OpenRun;
import java.nio.ByteBuffer;

/// Reads a page of a run's history from the store, where every acknowledged event is.
final class GetWorkflowExecutionHistory {
    private GetWorkflowExecutionHistory() {}

    static Answer read(GetWorkflowExecutionHistoryRequest request, Parts parts) {
        RunKey run = run(request.domain(), request.execution(), parts);
        boolean newestFirst = Boolean.TRUE.equals(request.reverseOrder());
        Object arguments =
                new GetWorkflowExecutionHistoryRequest(request.domain(), request.execution(), null, null, newestFirst);
        long next = newestFirst ? Integer.MAX_VALUE : 1;
        if (request.nextPageToken() != null) {
            byte[] position = parts.pageTokens()
                    .open(request.nextPageToken(), Operation.GET_WORKFLOW_EXECUTION_HISTORY, arguments, parts.now());
            next = ByteBuffer.wrap(position).getLong();
        }
        HistorySlice slice = parts.store()
                .readHistory(
                        run,
                        newestFirst ? 1 : next,
                        newestFirst ? next : Integer.MAX_VALUE,
                        newestFirst,
                        PageSizes.of(request.maximumPageSize(), parts.rules().quotas()),
                        parts.rules().quotas().historyPageBytes());
        String nextPageToken = null;
        if (!slice.complete()) {
            int count = slice.events().size();
            long following = newestFirst ? slice.firstEventId() - count : slice.firstEventId() + count;
            nextPageToken = parts.pageTokens()
                    .issue(
                            Operation.GET_WORKFLOW_EXECUTION_HISTORY,
                            arguments,
                            ByteBuffer.allocate(8).putLong(following).array(),
                            parts.now());
        }
        return new HistoryPage(slice.events(), nextPageToken);
    }

    /// A run whose history may be read.
    ///
    /// @throws Fault UnknownResourceFault if there is none of these names, or its retention is over
    static RunKey run(String domain, WorkflowExecution execution, Parts parts) {
        RunId runId = RunId.parse(execution.runId());
        if (runId != null) {
            RunKey key = new RunKey(domain, execution.workflowId(), runId);
            OpenRun open = parts.store().findOpen(domain, execution.workflowId());
            if ((open != null && open.run().equals(key)) || ClosedRuns.find(key, parts) != null) {
                return key;
            }
        }
        throw Fault.unknownExecution(execution);
    }
}
