package dev.furrow.server.console.type;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.operation.ActivityTypeInfo;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.api.operation.WorkflowTypeInfos;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Permission;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The types of a domain; registers new ones.
public final class TypesPage implements Page {
    private static final int MOST = 500;

    @Override
    public Response get(Visit visit) {
        String domain = visit.domain();
        boolean activity = visit.query().text("kind").equals("activity");
        List<TypeRow> rows = new ArrayList<>();
        if (!domain.isEmpty()) {
            for (RegistrationStatus status : RegistrationStatus.values()) {
                if (activity) {
                    visit.ask(
                                    new ListActivityTypesRequest(domain, null, status, null, MOST, null),
                                    ActivityTypeInfos.class)
                            .typeInfos()
                            .forEach(info -> rows.add(row(visit, domain, info)));
                } else {
                    visit.ask(
                                    new ListWorkflowTypesRequest(domain, null, status, null, MOST, null),
                                    WorkflowTypeInfos.class)
                            .typeInfos()
                            .forEach(info -> rows.add(row(visit, domain, info)));
                }
            }
        }
        rows.sort(Comparator.comparing(TypeRow::name).thenComparing(TypeRow::version));
        return Response.html(
                "types.jte",
                new Types(
                        domain,
                        activity ? "activity" : "workflow",
                        rows,
                        rows.size() >= MOST,
                        mayRegister(visit, domain, activity)));
    }

    private static Permission mayRegister(Visit visit, String domain, boolean activity) {
        return activity
                ? visit.may(
                        new RegisterActivityTypeRequest(domain, "any", "any", null, null, null, null, null, null, null))
                : visit.may(new RegisterWorkflowTypeRequest(
                        domain, "any", "any", null, null, null, null, null, null, null));
    }

    static TypeRow row(Visit visit, String domain, WorkflowTypeInfo info) {
        String name = info.workflowType().name();
        String version = info.workflowType().version();
        return new TypeRow(
                "workflow",
                name,
                version,
                info.status().name(),
                text(info.description()),
                info.creationDate(),
                info.deprecationDate(),
                link(visit, domain, "workflow", name, version));
    }

    static TypeRow row(Visit visit, String domain, ActivityTypeInfo info) {
        String name = info.activityType().name();
        String version = info.activityType().version();
        return new TypeRow(
                "activity",
                name,
                version,
                info.status().name(),
                text(info.description()),
                info.creationDate(),
                info.deprecationDate(),
                link(visit, domain, "activity", name, version));
    }

    static String link(Visit visit, String domain, String kind, String name, String version) {
        return visit.link("/console/type", "domain", domain, "kind", kind, "name", name, "version", version);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public Response post(Visit visit) {
        Params form = visit.form();
        String domain = form.text("domain");
        String kind = form.text("kind");
        String list = form.get("list");
        TaskList defaultList = list == null ? null : new TaskList(list);
        if (kind.equals("activity")) {
            visit.run(new RegisterActivityTypeRequest(
                    domain,
                    form.text("name"),
                    form.text("version"),
                    form.get("description"),
                    form.get("startToClose"),
                    form.get("heartbeat"),
                    defaultList,
                    form.get("priority"),
                    form.get("scheduleToStart"),
                    form.get("scheduleToClose")));
        } else {
            visit.run(new RegisterWorkflowTypeRequest(
                    domain,
                    form.text("name"),
                    form.text("version"),
                    form.get("description"),
                    form.get("taskStartToClose"),
                    form.get("executionStartToClose"),
                    defaultList,
                    form.get("priority"),
                    policy(form.get("childPolicy")),
                    null));
        }
        return Response.redirect(
                link(visit, domain, kind, form.text("name"), form.text("version")) + "&done=registered");
    }

    private static @Nullable ChildPolicy policy(@Nullable String name) {
        for (ChildPolicy policy : ChildPolicy.values()) {
            if (policy.name().equals(name)) {
                return policy;
            }
        }
        return null;
    }
}
