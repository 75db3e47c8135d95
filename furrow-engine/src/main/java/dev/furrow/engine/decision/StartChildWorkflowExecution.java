package dev.furrow.engine.decision;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.event.StartChildWorkflowExecutionFailed;
import dev.furrow.api.event.StartChildWorkflowExecutionFailedCause;
import dev.furrow.api.event.StartChildWorkflowExecutionInitiated;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.execution.ExecutionSettings;
import dev.furrow.engine.message.MessageContent.StartChild;
import dev.furrow.engine.turn.SettingsResolver;
import dev.furrow.engine.turn.SettingsResolver.Resolution;
import org.jspecify.annotations.Nullable;

/// Initiates a child. What is wrong with the decision itself is found here, without an Initiated event; whether the
/// workflowId is free is found when the message arrives.
final class StartChildWorkflowExecution {
    private StartChildWorkflowExecution() {}

    static void carryOut(StartChildWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(decision, StartChildWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
            return;
        }
        WorkflowTypeDetail type = batch.rules().registry().findWorkflowType(batch.domain(), decision.workflowType());
        if (type == null) {
            refuse(decision, StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST, batch);
            return;
        }
        if (type.typeInfo().status() == RegistrationStatus.DEPRECATED) {
            refuse(decision, StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED, batch);
            return;
        }
        Resolution resolution = SettingsResolver.resolve(
                type.configuration(),
                decision.executionStartToCloseTimeout(),
                decision.taskList(),
                decision.taskStartToCloseTimeout(),
                decision.childPolicy(),
                decision.taskPriority(),
                decision.lambdaRole(),
                decision.tagList());
        switch (resolution) {
            case Resolution.Missing(SettingsResolver.Required required) -> refuse(decision, cause(required), batch);
            case Resolution.Resolved(ExecutionSettings settings) -> {
                StartChildWorkflowExecutionFailedCause exceeded = exceeded(batch);
                if (exceeded == null) {
                    initiate(decision, settings, batch);
                } else {
                    refuse(decision, exceeded, batch);
                }
            }
        }
    }

    private static @Nullable StartChildWorkflowExecutionFailedCause exceeded(DecisionBatch batch) {
        if (batch.execution().children().open().size()
                >= batch.rules().quotas(batch.domain()).openChildrenPerExecution()) {
            return StartChildWorkflowExecutionFailedCause.OPEN_CHILDREN_LIMIT_EXCEEDED;
        }
        if (batch.turn().openExecutions(batch.domain())
                >= batch.rules().quotas(batch.domain()).openExecutionsPerDomain()) {
            return StartChildWorkflowExecutionFailedCause.OPEN_WORKFLOWS_LIMIT_EXCEEDED;
        }
        return batch.rules()
                        .throttle()
                        .admits(
                                DecisionType.StartChildWorkflowExecution,
                                batch.turn().now())
                ? null
                : StartChildWorkflowExecutionFailedCause.CHILD_CREATION_RATE_EXCEEDED;
    }

    private static void initiate(
            StartChildWorkflowExecutionDecision decision, ExecutionSettings settings, DecisionBatch batch) {
        long initiatedEventId = batch.append(new StartChildWorkflowExecutionInitiated(
                decision.workflowId(),
                decision.workflowType(),
                decision.control(),
                decision.input(),
                settings.executionStartToCloseTimeout(),
                settings.taskList(),
                settings.taskPriority(),
                batch.completedEventId(),
                settings.childPolicy(),
                settings.taskStartToCloseTimeout(),
                settings.tagList(),
                settings.lambdaRole()));
        batch.turn()
                .send(
                        batch.execution(),
                        initiatedEventId,
                        0,
                        decision.workflowId(),
                        new StartChild(
                                batch.execution().execution(),
                                initiatedEventId,
                                decision.workflowType(),
                                settings.executionStartToCloseTimeout(),
                                settings.taskStartToCloseTimeout(),
                                settings.taskList(),
                                settings.taskPriority(),
                                settings.childPolicy(),
                                settings.lambdaRole(),
                                settings.tagList(),
                                decision.input()));
    }

    private static StartChildWorkflowExecutionFailedCause cause(SettingsResolver.Required missing) {
        return switch (missing) {
            case EXECUTION_START_TO_CLOSE_TIMEOUT ->
                StartChildWorkflowExecutionFailedCause.DEFAULT_EXECUTION_START_TO_CLOSE_TIMEOUT_UNDEFINED;
            case TASK_LIST -> StartChildWorkflowExecutionFailedCause.DEFAULT_TASK_LIST_UNDEFINED;
            case TASK_START_TO_CLOSE_TIMEOUT ->
                StartChildWorkflowExecutionFailedCause.DEFAULT_TASK_START_TO_CLOSE_TIMEOUT_UNDEFINED;
            case CHILD_POLICY -> StartChildWorkflowExecutionFailedCause.DEFAULT_CHILD_POLICY_UNDEFINED;
        };
    }

    private static void refuse(
            StartChildWorkflowExecutionDecision decision,
            StartChildWorkflowExecutionFailedCause cause,
            DecisionBatch batch) {
        batch.refuse(new StartChildWorkflowExecutionFailed(
                decision.workflowType(),
                cause,
                decision.workflowId(),
                0,
                batch.completedEventId(),
                decision.control()));
    }
}
