package dev.furrow.engine.delivery;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.event.ChildWorkflowExecutionCanceled;
import dev.furrow.api.event.ChildWorkflowExecutionCompleted;
import dev.furrow.api.event.ChildWorkflowExecutionFailed;
import dev.furrow.api.event.ChildWorkflowExecutionStarted;
import dev.furrow.api.event.ChildWorkflowExecutionTerminated;
import dev.furrow.api.event.ChildWorkflowExecutionTimedOut;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.StartChildWorkflowExecutionFailed;
import dev.furrow.api.event.StartChildWorkflowExecutionFailedCause;
import dev.furrow.api.event.WorkflowExecutionCancelRequested;
import dev.furrow.api.event.WorkflowExecutionCancelRequestedCause;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.api.event.WorkflowExecutionTerminated;
import dev.furrow.api.event.WorkflowExecutionTerminatedCause;
import dev.furrow.api.event.WorkflowExecutionTimeoutType;
import dev.furrow.engine.execution.ChildExecutions.Child;
import dev.furrow.engine.execution.ParentLink;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.message.Message;
import dev.furrow.engine.message.MessageContent.ApplyChildPolicy;
import dev.furrow.engine.message.MessageContent.ChildClosed;
import dev.furrow.engine.message.MessageContent.ChildStarted;
import dev.furrow.engine.message.MessageContent.StartChild;
import dev.furrow.engine.message.MessageContent.StartChildFailed;
import dev.furrow.engine.turn.Turn;

/// The messages between a parent and its child (specification, sections 3.6, 8.2 and 8.3).
final class ChildDelivery {
    private ChildDelivery() {}

    /// Begins the child unless its workflowId has an open run. The parent may have closed meanwhile: its decision was
    /// accepted, so the child begins all the same.
    static void start(Message message, StartChild content, Turn turn) {
        String parentId = content.parent().workflowId();
        String parentRun = content.parent().runId();
        if (turn.open(message.domain(), message.workflowId()) != null) {
            turn.answer(
                    message,
                    parentId,
                    new StartChildFailed(
                            parentRun,
                            content.initiatedEventId(),
                            StartChildWorkflowExecutionFailedCause.WORKFLOW_ALREADY_RUNNING));
            return;
        }
        WorkflowExecutionState child = turn.begin(
                new RunKey(message.domain(), message.workflowId(), turn.newRunId()),
                new WorkflowExecutionStarted(
                        content.input(),
                        content.executionStartToCloseTimeout(),
                        content.taskStartToCloseTimeout(),
                        content.childPolicy(),
                        content.taskList(),
                        content.taskPriority(),
                        content.workflowType(),
                        content.tagList(),
                        null,
                        content.parent(),
                        content.initiatedEventId(),
                        content.lambdaRole()));
        turn.answer(message, parentId, new ChildStarted(parentRun, content.initiatedEventId(), child.execution()));
    }

    static void started(Message message, ChildStarted content, Turn turn) {
        WorkflowExecutionState parent = Addressee.of(message, content.runId(), turn);
        if (parent == null) {
            return;
        }
        Child child = parent.children().initiatedBy(content.initiatedEventId());
        if (child != null) {
            turn.appendAndAsk(
                    parent,
                    new ChildWorkflowExecutionStarted(
                            content.child(), child.workflowType(), content.initiatedEventId()));
        }
    }

    static void startFailed(Message message, StartChildFailed content, Turn turn) {
        WorkflowExecutionState parent = Addressee.of(message, content.runId(), turn);
        if (parent == null) {
            return;
        }
        Child child = parent.children().initiatedBy(content.initiatedEventId());
        if (child != null) {
            turn.appendAndAsk(
                    parent,
                    new StartChildWorkflowExecutionFailed(
                            child.workflowType(),
                            content.cause(),
                            child.workflowId(),
                            content.initiatedEventId(),
                            child.decisionTaskCompletedEventId(),
                            child.control()));
        }
    }

    static void closed(Message message, ChildClosed content, Turn turn) {
        WorkflowExecutionState parent = Addressee.of(message, content.runId(), turn);
        if (parent == null) {
            return;
        }
        Child child = parent.children().initiatedBy(content.initiatedEventId());
        if (child != null) {
            turn.appendAndAsk(parent, closed(content, child.startedEventId()));
        }
    }

    private static EventAttributes closed(ChildClosed c, long startedEventId) {
        return switch (c.closeStatus()) {
            case COMPLETED ->
                new ChildWorkflowExecutionCompleted(
                        c.child(), c.workflowType(), c.result(), c.initiatedEventId(), startedEventId);
            case FAILED ->
                new ChildWorkflowExecutionFailed(
                        c.child(), c.workflowType(), c.reason(), c.details(), c.initiatedEventId(), startedEventId);
            case CANCELED ->
                new ChildWorkflowExecutionCanceled(
                        c.child(), c.workflowType(), c.details(), c.initiatedEventId(), startedEventId);
            case TERMINATED ->
                new ChildWorkflowExecutionTerminated(c.child(), c.workflowType(), c.initiatedEventId(), startedEventId);
            case TIMED_OUT ->
                new ChildWorkflowExecutionTimedOut(
                        c.child(),
                        c.workflowType(),
                        WorkflowExecutionTimeoutType.START_TO_CLOSE,
                        c.initiatedEventId(),
                        startedEventId);
            case CONTINUED_AS_NEW -> throw new IllegalStateException("A continued child has not closed: " + c);
        };
    }

    /// Obeys the policy of a closed parent. Only the parent's own child does, in whichever run it goes on by now; a
    /// stranger that has the workflowId today does not.
    static void applyPolicy(Message message, ApplyChildPolicy content, Turn turn) {
        WorkflowExecutionState child = turn.open(message.domain(), message.workflowId());
        ParentLink link = new ParentLink(content.parent(), content.initiatedEventId());
        if (child == null || !link.equals(child.parent())) {
            return;
        }
        if (content.childPolicy() == ChildPolicy.TERMINATE) {
            turn.append(
                    child,
                    new WorkflowExecutionTerminated(
                            null,
                            null,
                            child.settings().childPolicy(),
                            WorkflowExecutionTerminatedCause.CHILD_POLICY_APPLIED));
        } else if (content.childPolicy() == ChildPolicy.REQUEST_CANCEL) {
            turn.appendAndAsk(
                    child,
                    new WorkflowExecutionCancelRequested(
                            content.parent(), 0, WorkflowExecutionCancelRequestedCause.CHILD_POLICY_APPLIED));
        }
    }
}
