package dev.furrow.engine.operation;

import dev.furrow.api.event.DecisionTaskCompleted;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.decision.Decisions;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.engine.execution.DecisionTask;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;
import java.util.List;

/// Ends a decision task and carries its decisions out. A decision that cannot be carried out leaves an event; the
/// call succeeds all the same (specification, section 3.1).
final class RespondDecisionTaskCompleted extends RequestWork {
    private final RespondDecisionTaskCompletedRequest request;
    private final TaskOfToken task;
    private final Permissions permissions;

    RespondDecisionTaskCompleted(
            RespondDecisionTaskCompletedRequest request,
            TaskOfToken task,
            Permissions permissions,
            Parts parts,
            Reply reply) {
        super(parts, reply);
        this.request = request;
        this.task = task;
        this.permissions = permissions;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = task.execution(turn);
        DecisionTask current = task.decisionTask(execution);
        boolean anotherTaskWaits = execution.decisionTasks().waiting() != null;
        long completedEventId = turn.append(
                execution,
                new DecisionTaskCompleted(
                        request.executionContext(),
                        current.scheduledEventId(),
                        current.startedEventId(),
                        request.taskList(),
                        request.taskList() == null ? null : request.taskListScheduleToStartTimeout()));
        Decisions.carryOut(
                request.decisions() == null ? List.of() : request.decisions(),
                turn,
                execution,
                parts().rules(),
                permissions,
                completedEventId,
                anotherTaskWaits);
        turn.answer(Answer.EMPTY);
    }
}
