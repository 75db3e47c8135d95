package dev.furrow.engine.operation;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.ExecutionSettings;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.Urgency;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.turn.SettingsResolver;
import dev.furrow.engine.turn.SettingsResolver.Resolution;
import dev.furrow.engine.turn.Turn;

/// Starts a run. Of several starts of one workflowId at the same time exactly one succeeds, because one lane decides
/// them all.
final class StartWorkflowExecution extends RequestWork {
    private final StartWorkflowExecutionRequest request;

    StartWorkflowExecution(StartWorkflowExecutionRequest request, Parts parts, Reply reply) {
        super(parts, reply);
        this.request = request;
    }

    @Override
    public Urgency urgency() {
        return Urgency.BEGINS;
    }

    @Override
    public void decide(Turn turn) {
        ExecutionSettings settings = settings();
        if (turn.open(request.domain(), request.workflowId()) != null) {
            throw new Fault(FaultType.WORKFLOW_EXECUTION_ALREADY_STARTED, "Already Started");
        }
        int limit = parts().rules().quotas(request.domain()).openExecutionsPerDomain();
        if (turn.openExecutions(request.domain()) >= limit) {
            throw Fault.limitExceeded("At most " + limit + " executions may be open in a domain");
        }
        RunKey key = new RunKey(request.domain(), request.workflowId(), turn.newRunId());
        turn.begin(
                key,
                new WorkflowExecutionStarted(
                        request.input(),
                        settings.executionStartToCloseTimeout(),
                        settings.taskStartToCloseTimeout(),
                        settings.childPolicy(),
                        settings.taskList(),
                        settings.taskPriority(),
                        request.workflowType(),
                        settings.tagList(),
                        null,
                        null,
                        0,
                        settings.lambdaRole()));
        turn.answer(Answer.of(new Run(key.runId().toString())));
    }

    private ExecutionSettings settings() {
        DomainRecord domain = parts().registry().domain(request.domain());
        if (domain.isDeprecated()) {
            throw new Fault(FaultType.DOMAIN_DEPRECATED, domain.name());
        }
        WorkflowTypeDetail type = parts().registry().workflowType(request.domain(), request.workflowType());
        if (type.typeInfo().status() == RegistrationStatus.DEPRECATED) {
            throw new Fault(FaultType.TYPE_DEPRECATED, Fault.describe(request.workflowType()));
        }
        Resolution resolution = SettingsResolver.resolve(
                type.configuration(),
                request.executionStartToCloseTimeout(),
                request.taskList(),
                request.taskStartToCloseTimeout(),
                request.childPolicy(),
                request.taskPriority(),
                request.lambdaRole(),
                request.tagList());
        return switch (resolution) {
            case Resolution.Resolved(ExecutionSettings settings) -> settings;
            case Resolution.Missing(SettingsResolver.Required required) ->
                throw new Fault(FaultType.DEFAULT_UNDEFINED, required.defaultName());
        };
    }
}
