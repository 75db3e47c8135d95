package dev.furrow.engine.operation;

import dev.furrow.api.event.DecisionTaskStarted;
import dev.furrow.api.fault.Fault;
import dev.furrow.engine.execution.DecisionTask;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.execution.WorkflowExecutionState;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.engine.token.TaskToken;
import dev.furrow.engine.turn.Turn;
import dev.furrow.engine.turn.WantedHistory;

/// Starts a decision task for a poller, if both are still there.
final class StartDecisionTask extends RequestWork {
    private final PendingTask task;
    private final Poll poll;

    StartDecisionTask(PendingTask task, Poll poll, Parts parts) {
        super(parts, poll.reply());
        this.task = task;
        this.poll = poll;
    }

    @Override
    public void decide(Turn turn) {
        WorkflowExecutionState execution = turn.open(
                task.run().domain(), task.run().workflowId(), task.run().runId());
        DecisionTask waiting =
                execution == null ? null : execution.decisionTasks().waiting();
        if (execution == null
                || waiting == null
                || waiting.scheduledEventId() != task.scheduledEventId()
                || execution.decisionTasks().current() != null) {
            turn.insteadOfAnswering(() -> parts().taskLists().pollAgain(poll));
            return;
        }
        if (poll.isGone()) {
            turn.insteadOfAnswering(() -> parts().taskLists().offer(task));
            return;
        }
        long startedEventId =
                turn.append(execution, new DecisionTaskStarted(poll.identity(), waiting.scheduledEventId()));
        int domainNumber = parts().registry().domain(poll.domain()).number();
        TaskToken token = new TaskToken(
                TaskKind.DECISION,
                domainNumber,
                task.run().workflowId(),
                task.run().runId(),
                waiting.scheduledEventId(),
                startedEventId);
        long previousStarted = execution.decisionTasks().previousStartedEventId();
        DecisionTaskWindow window =
                poll.attached(DecisionTaskWindow.class).of(token.seal(parts().seal()), previousStarted, startedEventId);
        turn.answerFromHistory(
                new WantedHistory(
                        execution,
                        window.first(),
                        window.last(),
                        window.pageSize(),
                        parts().rules().quotas().historyPageBytes()),
                recent -> DecisionTaskPage.of(window, execution.key(), execution.workflowType(), recent),
                () -> DecisionTaskPage.read(
                        window, execution.key(), execution.workflowType(), poll.domain(), poll.taskList(), parts()));
    }

    @Override
    public void turnedAway(Fault why, Turn look) {
        super.turnedAway(why, look);
        // It may be gone since it was taken out of its list. After a defect, which is another matter, the run is read
        // back and its waiting task is offered again then.
        WorkflowExecutionState execution = look.peek(task.run());
        DecisionTask waiting =
                execution == null ? null : execution.decisionTasks().waiting();
        if (waiting != null && waiting.scheduledEventId() == task.scheduledEventId()) {
            parts().taskLists().offer(task);
        }
    }
}
