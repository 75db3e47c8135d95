package dev.furrow.engine.decision;

import dev.furrow.api.decision.Decision;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// The decisions of one completed decision task while they are carried out, one after the other.
final class DecisionBatch {
    private final Turn turn;
    private final WorkflowExecutionState execution;
    private final Rules rules;
    private final Permissions permissions;
    private final long completedEventId;
    private final boolean anotherTaskWaits;
    private boolean deciderMustLook;

    /// @param completedEventId the event of the completed task
    /// @param anotherTaskWaits whether something that the decider has not seen asked for another task meanwhile
    DecisionBatch(
            Turn turn,
            WorkflowExecutionState execution,
            Rules rules,
            Permissions permissions,
            long completedEventId,
            boolean anotherTaskWaits) {
        this.turn = turn;
        this.execution = execution;
        this.rules = rules;
        this.permissions = permissions;
        this.completedEventId = completedEventId;
        this.anotherTaskWaits = anotherTaskWaits;
    }

    Turn turn() {
        return turn;
    }

    WorkflowExecutionState execution() {
        return execution;
    }

    String domain() {
        return execution.key().domain();
    }

    Rules rules() {
        return rules;
    }

    long completedEventId() {
        return completedEventId;
    }

    boolean allows(Decision decision) {
        return permissions.allow(decision, execution.workflowType());
    }

    /// Whether a decision that closes the run comes too early: there is something that the decider has not seen
    /// (specification, section 3.4). What the same batch has brought about does not count.
    boolean closesTooEarly() {
        return anotherTaskWaits;
    }

    /// Appends the event of a decision that was carried out.
    long append(EventAttributes event) {
        return turn.append(execution, event);
    }

    /// Appends the event of a decision that was refused; the decider must hear of it.
    void refuse(EventAttributes event) {
        turn.append(execution, event);
        deciderMustLook = true;
    }

    /// Notes that a decision had a consequence which the decider must hear of.
    void deciderMustLook() {
        deciderMustLook = true;
    }

    /// Whether the run needs another decision task because of what the batch has brought about.
    boolean needsDecisionTask() {
        return deciderMustLook;
    }
}
