package dev.furrow.engine.operation;

import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.turn.Turn;

/// Reads a further page of a decision task that is still open.
final class ContinueDecisionTask extends RequestWork {
    private final TaskOfToken task;
    private final DecisionTaskWindow window;

    ContinueDecisionTask(TaskOfToken task, DecisionTaskWindow window, Parts parts, Reply reply) {
        super(parts, reply);
        this.task = task;
        this.window = window;
    }

    @Override
    public boolean writes() {
        return false;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = task.peek(turn);
        String taskList = task.decisionTask(execution).taskList();
        turn.answerFromStore(() -> DecisionTaskPage.read(
                window, execution.key(), execution.workflowType(), task.domain(), taskList, parts()));
    }
}
