package dev.furrow.server.console;

import dev.furrow.server.console.api.ApiPages;
import dev.furrow.server.console.bulk.BulkBook;
import dev.furrow.server.console.bulk.JobPage;
import dev.furrow.server.console.bulk.JobsPage;
import dev.furrow.server.console.bulk.PlanPage;
import dev.furrow.server.console.domain.DomainPage;
import dev.furrow.server.console.domain.DomainsPage;
import dev.furrow.server.console.execution.ExecutionPages;
import dev.furrow.server.console.execution.PricesPage;
import dev.furrow.server.console.executions.ExecutionsPage;
import dev.furrow.server.console.executions.ExportPage;
import dev.furrow.server.console.home.HomePage;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
import dev.furrow.server.console.people.AccessPage;
import dev.furrow.server.console.people.AuditPage;
import dev.furrow.server.console.system.SystemPage;
import dev.furrow.server.console.tasklist.TaskListPage;
import dev.furrow.server.console.tasklist.TaskListsPage;
import dev.furrow.server.console.type.TypePage;
import dev.furrow.server.console.type.TypesPage;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which page answers at which path. The whole table.
final class Routes {
    private Routes() {}

    static Map<String, Page> of(Premises premises) {
        Map<String, Page> routes = new LinkedHashMap<>();
        BulkBook jobs = new BulkBook(premises.directory().resolve("console").resolve("bulk"));
        routes.put("/console/", new HomePage());
        routes.put("/console/executions", new ExecutionsPage());
        routes.put("/console/executions/export", new ExportPage());
        routes.put("/console/bulk", new JobsPage(jobs));
        routes.put("/console/bulk/new", new PlanPage(jobs));
        routes.put("/console/bulk/job", new JobPage(jobs));
        routes.put("/console/task-lists", new TaskListsPage());
        routes.put("/console/task-list", new TaskListPage());
        routes.put("/console/types", new TypesPage());
        routes.put("/console/type", new TypePage());
        routes.put("/console/domains", new DomainsPage());
        routes.put("/console/domain", new DomainPage());
        routes.put("/console/access", new AccessPage());
        routes.put("/console/audit", new AuditPage());
        routes.put("/console/system", new SystemPage());
        routes.put("/console/prices", new PricesPage());
        routes.putAll(ExecutionPages.of(premises.engine()));
        routes.putAll(ApiPages.of(routes));
        return Map.copyOf(routes);
    }
}
