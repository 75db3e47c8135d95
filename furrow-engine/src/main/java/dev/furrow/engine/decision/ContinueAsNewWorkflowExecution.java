package dev.furrow.engine.decision;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailed;
import dev.furrow.api.event.ContinueAsNewWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionContinuedAsNew;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.engine.execution.ExecutionSettings;
import dev.furrow.engine.execution.ParentLink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.turn.SettingsResolver;
import dev.furrow.engine.turn.SettingsResolver.Resolution;

/// Closes the run and begins another one under its workflowId, in one turn: there is no moment with two open runs or
/// none. What the decision leaves out comes from the registered type, not from the run that closes.
final class ContinueAsNewWorkflowExecution {
    private ContinueAsNewWorkflowExecution() {}

    static void carryOut(ContinueAsNewWorkflowExecutionDecision decision, DecisionBatch batch) {
        if (!batch.allows(decision)) {
            refuse(ContinueAsNewWorkflowExecutionFailedCause.OPERATION_NOT_PERMITTED, batch);
            return;
        }
        if (batch.closesTooEarly()) {
            refuse(ContinueAsNewWorkflowExecutionFailedCause.UNHANDLED_DECISION, batch);
            return;
        }
        WorkflowType present = batch.execution().workflowType();
        WorkflowType type = decision.workflowTypeVersion() == null
                ? present
                : new WorkflowType(present.name(), decision.workflowTypeVersion());
        WorkflowTypeDetail registered = batch.rules().registry().findWorkflowType(batch.domain(), type);
        if (registered == null) {
            refuse(ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DOES_NOT_EXIST, batch);
            return;
        }
        if (registered.typeInfo().status() == RegistrationStatus.DEPRECATED) {
            refuse(ContinueAsNewWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED, batch);
            return;
        }
        Resolution resolution = SettingsResolver.resolve(
                registered.configuration(),
                decision.executionStartToCloseTimeout(),
                decision.taskList(),
                decision.taskStartToCloseTimeout(),
                decision.childPolicy(),
                decision.taskPriority(),
                decision.lambdaRole(),
                decision.tagList());
        switch (resolution) {
            case Resolution.Missing(SettingsResolver.Required required) -> refuse(cause(required), batch);
            case Resolution.Resolved(ExecutionSettings settings) -> {
                if (batch.rules()
                        .throttle()
                        .admits(
                                DecisionType.ContinueAsNewWorkflowExecution,
                                batch.turn().now())) {
                    goOn(decision, type, settings, batch);
                } else {
                    refuse(
                            ContinueAsNewWorkflowExecutionFailedCause.CONTINUE_AS_NEW_WORKFLOW_EXECUTION_RATE_EXCEEDED,
                            batch);
                }
            }
        }
    }

    private static void goOn(
            ContinueAsNewWorkflowExecutionDecision decision,
            WorkflowType type,
            ExecutionSettings settings,
            DecisionBatch batch) {
        WorkflowExecutionState closing = batch.execution();
        RunId newRunId = batch.turn().newRunId();
        batch.append(new WorkflowExecutionContinuedAsNew(
                decision.input(),
                batch.completedEventId(),
                newRunId.toString(),
                settings.executionStartToCloseTimeout(),
                settings.taskList(),
                settings.taskPriority(),
                settings.taskStartToCloseTimeout(),
                settings.childPolicy(),
                settings.tagList(),
                type,
                settings.lambdaRole()));
        ParentLink parent = closing.parent();
        batch.turn()
                .begin(
                        new RunKey(batch.domain(), closing.key().workflowId(), newRunId),
                        new WorkflowExecutionStarted(
                                decision.input(),
                                settings.executionStartToCloseTimeout(),
                                settings.taskStartToCloseTimeout(),
                                settings.childPolicy(),
                                settings.taskList(),
                                settings.taskPriority(),
                                type,
                                settings.tagList(),
                                closing.key().runId().toString(),
                                parent == null ? null : parent.execution(),
                                parent == null ? 0 : parent.initiatedEventId(),
                                settings.lambdaRole()));
    }

    private static ContinueAsNewWorkflowExecutionFailedCause cause(SettingsResolver.Required missing) {
        return switch (missing) {
            case EXECUTION_START_TO_CLOSE_TIMEOUT ->
                ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_EXECUTION_START_TO_CLOSE_TIMEOUT_UNDEFINED;
            case TASK_LIST -> ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_TASK_LIST_UNDEFINED;
            case TASK_START_TO_CLOSE_TIMEOUT ->
                ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_TASK_START_TO_CLOSE_TIMEOUT_UNDEFINED;
            case CHILD_POLICY -> ContinueAsNewWorkflowExecutionFailedCause.DEFAULT_CHILD_POLICY_UNDEFINED;
        };
    }

    private static void refuse(ContinueAsNewWorkflowExecutionFailedCause cause, DecisionBatch batch) {
        batch.refuse(new ContinueAsNewWorkflowExecutionFailed(cause, batch.completedEventId()));
    }
}
