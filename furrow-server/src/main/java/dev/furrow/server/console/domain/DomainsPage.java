package dev.furrow.server.console.domain;

import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.engine.Engine;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// All domains that who looks may see; registers new ones.
public final class DomainsPage implements Page {
    private static final int MOST = 1_000;

    @Override
    public Response get(Visit visit) {
        Engine engine = visit.premises().engine();
        Map<String, Integer> open = engine.openExecutions();
        List<Domains.Row> rows = new ArrayList<>();
        List<String> names = visit.domains();
        for (String name : names.subList(0, Math.min(MOST, names.size()))) {
            DomainRecord domain = engine.registry().domain(name);
            boolean counts = visit.may(new CountOpenWorkflowExecutionsRequest(
                            name, new ExecutionTimeFilter(Instant.EPOCH, null), null, null, null))
                    .allowed();
            rows.add(new Domains.Row(
                    name,
                    visit.link("/console/domain", "domain", name),
                    domain.status().name(),
                    domain.retention(),
                    domain.description() == null ? "" : domain.description(),
                    counts ? open.getOrDefault(name, 0) : -1,
                    engine.registry().workflowTypes(name).size()
                            + engine.registry().activityTypes(name).size()));
        }
        return Response.html(
                "domains.jte", new Domains(rows, visit.may(new RegisterDomainRequest("any", null, "1", null))));
    }

    @Override
    public Response post(Visit visit) {
        Params form = visit.form();
        visit.run(new RegisterDomainRequest(form.text("name"), form.get("description"), form.text("retention"), null));
        return Response.redirect(visit.link("/console/domain", "domain", form.text("name"), "done", "registered"));
    }
}
