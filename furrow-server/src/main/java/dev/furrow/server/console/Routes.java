package dev.furrow.server.console;

import dev.furrow.server.console.bulk.BulkBook;
import dev.furrow.server.console.bulk.JobPage;
import dev.furrow.server.console.bulk.JobsPage;
import dev.furrow.server.console.bulk.PlanPage;
import dev.furrow.server.console.execution.ExecutionPages;
import dev.furrow.server.console.executions.ExecutionsPage;
import dev.furrow.server.console.executions.ExportPage;
import dev.furrow.server.console.home.HomePage;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Premises;
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
        routes.putAll(ExecutionPages.of(premises.engine()));
        return Map.copyOf(routes);
    }
}
