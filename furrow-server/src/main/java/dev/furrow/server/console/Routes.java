package dev.furrow.server.console;

import dev.furrow.server.console.execution.ExecutionPages;
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
        routes.put("/console/", new HomePage());
        routes.putAll(ExecutionPages.of(premises.engine()));
        return Map.copyOf(routes);
    }
}
