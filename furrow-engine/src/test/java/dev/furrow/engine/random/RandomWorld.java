package dev.furrow.engine.random;

import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.EngineSettings;
import dev.furrow.engine.LambdaFixture;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.random.HistoryInvariants.KnownRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An engine with deciders, workers and starters who remember the tasks that they were given, dead ones too.
final class RandomWorld implements AutoCloseable {
    private final LambdaFixture lambda;
    private final TestEngine engine;
    private final List<DecisionTask> decisionTasks = new ArrayList<>();
    private final List<ActivityTask> activityTasks = new ArrayList<>();
    private final Set<String> tokensUsedUp = new HashSet<>();

    RandomWorld(EngineSettings settings) {
        lambda = new LambdaFixture(settings);
        engine = lambda.engine();
        engine.call(registerWorkflowType("v", "1"));
        engine.call(registerActivityType("b", "1"));
    }

    TestEngine engine() {
        return engine;
    }

    LambdaFixture lambda() {
        return lambda;
    }

    /// What a request brought, in words: whatever two worlds that are told the same must agree on.
    String send(Request request) {
        try {
            return request.getClass().getSimpleName() + " -> "
                    + engine.send(request).body().length + " bytes";
        } catch (Fault fault) {
            assertThat(fault.type())
                    .as("%s -> %s", request, fault.message())
                    .isNotIn(FaultType.INTERNAL_FAILURE, FaultType.SERVICE_UNAVAILABLE);
            return request.getClass().getSimpleName() + " -> " + fault.message();
        }
    }

    /// As [#send], of a request that ends a task; its token may succeed once.
    String end(String taskToken, Request request) {
        String outcome = send(request);
        if (outcome.endsWith(" -> 0 bytes")) {
            assertThat(tokensUsedUp.add(taskToken)).as("a token succeeds twice").isTrue();
        }
        return outcome;
    }

    String pollForDecisionTask(String taskList) {
        PendingReply reply = engine.send(dev.furrow.engine.Requests.pollForDecisionTask(taskList));
        if (!reply.isDone()) {
            engine.engine().abandon(reply.poll());
            return "no decision task on " + taskList;
        }
        DecisionTask task = reply.as(DecisionTask.class);
        assertThat(decisionTasks).extracting(DecisionTask::taskToken).doesNotContain(task.taskToken());
        decisionTasks.add(task);
        return "task of " + task.workflowExecution() + " after " + task.previousStartedEventId() + ": " + task.events();
    }

    String pollForActivityTask(String taskList) {
        PendingReply reply = engine.send(dev.furrow.engine.Requests.pollForActivityTask(taskList));
        if (!reply.isDone()) {
            engine.engine().abandon(reply.poll());
            return "no activity task on " + taskList;
        }
        ActivityTask task = reply.as(ActivityTask.class);
        assertThat(activityTasks).extracting(ActivityTask::taskToken).doesNotContain(task.taskToken());
        activityTasks.add(task);
        return "task " + task.activityId() + " of " + task.workflowExecution() + ": " + task.input();
    }

    /// A task from the memory of some decider; recent ones more often.
    DecisionTask decisionTask(int ago) {
        return ago < decisionTasks.size() ? decisionTasks.get(decisionTasks.size() - 1 - ago) : null;
    }

    /// A task from the memory of some worker.
    ActivityTask activityTask(int ago) {
        return ago < activityTasks.size() ? activityTasks.get(activityTasks.size() - 1 - ago) : null;
    }

    void settle() {
        engine.advance(Duration.ZERO);
    }

    /// Ends what would not outlive a restart: calls of functions are not repeated.
    void endLambdaCalls() {
        while (lambda.called()) {
            lambda.complete("done");
        }
        settle();
    }

    /// Everything that there is to know of every run that ever was.
    List<KnownRun> runs() {
        ExecutionTimeFilter always = new ExecutionTimeFilter(Instant.EPOCH, null);
        List<WorkflowExecutionInfo> infos = new ArrayList<>();
        for (Request list : List.of(
                new ListOpenWorkflowExecutionsRequest(DOMAIN, always, null, null, null, null, null, null),
                new ListClosedWorkflowExecutionsRequest(
                        DOMAIN, always, null, null, null, null, null, null, null, null))) {
            WorkflowExecutionInfos page = engine.call(list, WorkflowExecutionInfos.class);
            assertThat(page.nextPageToken()).isNull();
            infos.addAll(page.executionInfos());
        }
        return infos.stream()
                .map(info -> new KnownRun(
                        info,
                        engine.history(info.execution()),
                        engine.describe(info.execution()).openCounts()))
                .toList();
    }

    WorkflowExecutionDetail describe(WorkflowExecution execution) {
        return engine.describe(execution);
    }

    @Override
    public void close() {
        lambda.close();
    }
}
