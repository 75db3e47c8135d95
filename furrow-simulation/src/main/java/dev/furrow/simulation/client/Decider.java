package dev.furrow.simulation.client;

import dev.furrow.api.TaskList;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.schedule.Chance;
import org.jspecify.annotations.Nullable;

/// Polls for decision tasks and answers them, or does not, or answers one that it or somebody else had long ago.
final class Decider extends Client {
    private final RandomDecisions decisions;
    private @Nullable String token;
    private @Nullable PollForDecisionTaskRequest nextPage;

    Decider(String name, Vocabulary words) {
        super(name, words);
        decisions = new RandomDecisions(words);
    }

    @Override
    Request think(String mark) {
        Chance chance = words().chance();
        PollForDecisionTaskRequest page = nextPage;
        nextPage = null;
        if (page != null && chance.oneIn(2)) {
            return page;
        }
        String mine = token;
        token = null;
        if (chance.oneIn(25)) {
            String old = chance.oneIn(4) ? words().activityToken() : words().decisionToken();
            mine = old == null ? mine : chance.oneIn(5) ? damaged(old) : old;
        }
        if (mine != null) {
            boolean list = chance.oneIn(10);
            boolean sticky = list && chance.oneIn(2);
            TaskList taskList = sticky ? words().stickyList() : list ? words().decisionList() : null;
            return new RespondDecisionTaskCompletedRequest(
                    mine,
                    chance.oneIn(20) ? null : decisions.batch(),
                    mark,
                    taskList,
                    sticky || chance.oneIn(20) ? chance.pick("0", "3", "30", "NONE") : null);
        }
        return new PollForDecisionTaskRequest(
                Vocabulary.DOMAIN,
                words().anyDecisionList(),
                mark,
                null,
                chance.pick(1, 2, 5, 20),
                chance.oneIn(2) ? true : null,
                chance.oneIn(2) ? true : null);
    }

    private String damaged(String old) {
        int at = words().chance().below(old.length());
        return old.substring(0, at) + (old.charAt(at) == 'A' ? 'B' : 'A') + old.substring(at + 1);
    }

    @Override
    boolean retries(Request request) {
        return !(request instanceof PollForDecisionTaskRequest);
    }

    @Override
    void succeeded(Request request, @Nullable Record answer) {
        if (answer instanceof DecisionTask task && task.taskToken() != null) {
            if (task.workflowExecution() != null) {
                words().seen(task.workflowExecution());
            }
            words().seenDecisionToken(task.taskToken());
            boolean dies = words().chance().oneIn(12);
            token = dies ? null : task.taskToken();
            if (task.nextPageToken() != null && request instanceof PollForDecisionTaskRequest poll && !dies) {
                words().seenPageToken(task.nextPageToken());
                nextPage = new PollForDecisionTaskRequest(
                        poll.domain(),
                        poll.taskList(),
                        null,
                        task.nextPageToken(),
                        poll.maximumPageSize(),
                        poll.reverseOrder(),
                        poll.startAtPreviousStartedEvent());
            }
        }
    }

    @Override
    void refused(Request request, Outcome.Refused why) {
        // A batch that was turned away as a whole leaves its token good.
        if (request instanceof RespondDecisionTaskCompletedRequest respond
                && why.type() == dev.furrow.api.fault.FaultType.VALIDATION
                && words().chance().oneIn(2)) {
            token = respond.taskToken();
        }
    }
}
