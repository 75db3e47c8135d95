package dev.furrow.server.console.tasklist;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.PendingTaskCount;
import dev.furrow.engine.execution.PendingTask;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.console.live.Live;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.console.poller.Poller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One task list: its tasks and its pollers.
public final class TaskListPage implements Page {
    private static final int TASKS = 100;

    @Override
    public Response get(Visit visit) {
        ListId list = asked(visit);
        List<Poller> pollers = visit.premises().pollers().of(list.kind(), list.domain(), list.name());
        ListRow row = TaskListsPage.row(
                visit, list, TaskListsPage.depths(visit.premises().engine()).get(list), pollers);
        return Response.html("tasklist.jte", new OneList(row, pollers, tasks(visit, list)));
    }

    /// The list that the address names.
    ///
    /// @throws Fault if who looks may not
    private static ListId asked(Visit visit) {
        ListId list = new ListId(
                visit.query().text("kind").equals("activity") ? TaskKind.ACTIVITY : TaskKind.DECISION,
                visit.query().text("domain"),
                visit.query().text("list"));
        // Asked of the engine, so that who may not count sees nothing, and an unknown domain is refused.
        switch (list.count()) {
            case CountPendingDecisionTasksRequest count -> visit.ask(count, PendingTaskCount.class);
            case CountPendingActivityTasksRequest count -> visit.ask(count, PendingTaskCount.class);
            default -> throw new IllegalStateException("No count: " + list);
        }
        return list;
    }

    @Override
    public Live live(Visit visit) {
        ListId list = asked(visit);
        Premises premises = visit.premises();
        return Live.of(() -> {
            TaskLists.Depth depth = TaskListsPage.depths(premises.engine()).get(list);
            List<Poller> pollers = premises.pollers().of(list.kind(), list.domain(), list.name());
            // Rates and ages are new with each sample.
            boolean shows = depth != null || !pollers.isEmpty();
            return List.of(
                    Optional.ofNullable(depth),
                    pollers,
                    premises.engine().waitingTasks(list.kind(), list.domain(), list.name(), TASKS),
                    shows ? premises.samples().number() : 0);
        });
    }

    private static List<OneList.Task> tasks(Visit visit, ListId list) {
        DescribeWorkflowExecutionRequest look =
                new DescribeWorkflowExecutionRequest(list.domain(), new WorkflowExecution("any", "any"));
        if (!visit.may(look).allowed()) {
            return List.of();
        }
        List<OneList.Task> tasks = new ArrayList<>();
        for (PendingTask task :
                visit.premises().engine().waitingTasks(list.kind(), list.domain(), list.name(), TASKS)) {
            String runId = task.run().runId().toString();
            tasks.add(new OneList.Task(
                    task.run().workflowId(),
                    runId,
                    visit.execution(list.domain(), task.run().workflowId(), runId),
                    task.scheduledEventId(),
                    visit.figures().span(Duration.between(Instant.ofEpochMilli(task.scheduledAt()), visit.now())),
                    task.priority()));
        }
        return tasks;
    }
}
