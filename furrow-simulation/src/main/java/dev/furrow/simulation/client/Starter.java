package dev.furrow.simulation.client;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.simulation.schedule.Chance;
import org.jspecify.annotations.Nullable;

/// A customer: starts runs, signals them, asks them to wind up, and sometimes ends them.
final class Starter extends Client {
    Starter(String name, Vocabulary words) {
        super(name, words);
    }

    @Override
    Request think(String mark) {
        Vocabulary words = words();
        Chance chance = words.chance();
        WorkflowExecution run = words.run();
        int wish = chance.below(20);
        if (wish < 9 || run == null) {
            return new StartWorkflowExecutionRequest(
                    chance.oneIn(50) ? "nowhere" : Vocabulary.DOMAIN,
                    words.workflowId(),
                    words.workflowType(),
                    words.maybeDecisionList(),
                    words.maybePriority(),
                    mark,
                    words.maybeExecutionTimeout(),
                    words.maybeTags(),
                    words.maybeDecisionTimeout(),
                    words.maybeChildPolicy(),
                    words.maybeRole());
        }
        boolean exact = chance.oneIn(2);
        String workflowId = exact ? run.workflowId() : chance.oneIn(4) ? "child" + chance.below(4) : words.workflowId();
        String runId = exact ? run.runId() : words.maybeRunId();
        if (wish < 16) {
            return new SignalWorkflowExecutionRequest(Vocabulary.DOMAIN, workflowId, runId, "hello", mark);
        }
        if (wish < 18) {
            return new RequestCancelWorkflowExecutionRequest(Vocabulary.DOMAIN, workflowId, runId);
        }
        return new TerminateWorkflowExecutionRequest(
                Vocabulary.DOMAIN, workflowId, runId, words.maybe("reason"), mark, words.maybeChildPolicy());
    }

    @Override
    void succeeded(Request request, @Nullable Record answer) {
        if (request instanceof StartWorkflowExecutionRequest start && answer instanceof Run(String runId)) {
            words().seen(new WorkflowExecution(start.workflowId(), runId));
        }
    }
}
