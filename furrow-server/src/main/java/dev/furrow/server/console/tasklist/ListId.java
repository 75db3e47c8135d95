package dev.furrow.server.console.tasklist;

import dev.furrow.api.TaskList;
import dev.furrow.api.operation.CountPendingActivityTasksRequest;
import dev.furrow.api.operation.CountPendingDecisionTasksRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.server.console.page.Visit;
import java.util.Locale;

/// Names a task list.
record ListId(TaskKind kind, String domain, String name) {
    /// What who may look must be allowed to ask.
    Request count() {
        TaskList list = new TaskList(name);
        return kind == TaskKind.DECISION
                ? new CountPendingDecisionTasksRequest(domain, list)
                : new CountPendingActivityTasksRequest(domain, list);
    }

    String kindCode() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    String link(Visit visit) {
        return visit.link("/console/task-list", "domain", domain, "kind", kindCode(), "list", name);
    }
}
