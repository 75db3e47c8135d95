package dev.furrow.simulation.client;

import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.ActivityTaskStatus;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.simulation.schedule.Chance;
import org.jspecify.annotations.Nullable;

/// Polls for activity tasks and works on them: completes, fails, cancels, sends heartbeats, vanishes, comes back with
/// an old token.
final class Worker extends Client {
    private @Nullable String token;

    Worker(String name, Vocabulary words) {
        super(name, words);
    }

    @Override
    Request think(String mark) {
        Chance chance = words().chance();
        String mine = token;
        token = null;
        if (chance.oneIn(25)) {
            String old = chance.oneIn(4) ? words().decisionToken() : words().activityToken();
            mine = old == null ? mine : old;
        }
        if (mine == null) {
            return new PollForActivityTaskRequest(Vocabulary.DOMAIN, words().activityList(), mark);
        }
        return switch (chance.below(8)) {
            case 0, 1, 2 -> new RespondActivityTaskCompletedRequest(mine, mark);
            case 3 -> new RespondActivityTaskFailedRequest(mine, words().maybe("reason"), mark);
            case 4 -> new RespondActivityTaskCanceledRequest(mine, mark);
            default -> {
                token = mine;
                yield new RecordActivityTaskHeartbeatRequest(mine, words().maybe(mark));
            }
        };
    }

    @Override
    boolean retries(Request request) {
        return !(request instanceof PollForActivityTaskRequest);
    }

    @Override
    void succeeded(Request request, @Nullable Record answer) {
        if (answer instanceof ActivityTask task && task.taskToken() != null) {
            if (task.workflowExecution() != null) {
                words().seen(task.workflowExecution());
            }
            words().seenActivityToken(task.taskToken());
            token = words().chance().oneIn(10) ? null : task.taskToken();
        } else if (answer instanceof ActivityTaskStatus && words().chance().oneIn(8)) {
            token = null;
        }
    }
}
