package dev.furrow.server.console.type;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.ActivityTypeConfiguration;
import dev.furrow.api.operation.ActivityTypeDetail;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.DeleteActivityTypeRequest;
import dev.furrow.api.operation.DeleteWorkflowTypeRequest;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeWorkflowTypeRequest;
import dev.furrow.api.operation.ExecutionTimeFilter;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowExecutionCount;
import dev.furrow.api.operation.WorkflowTypeConfiguration;
import dev.furrow.api.operation.WorkflowTypeDetail;
import dev.furrow.api.operation.WorkflowTypeFilter;
import dev.furrow.api.operation.WorkflowTypeInfo;
import dev.furrow.api.operation.WorkflowTypeInfos;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.console.type.OneType.Action;
import dev.furrow.server.console.type.OneType.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One type: its defaults, how much its versions are used, and its life: deprecate, allow again, delete.
public final class TypePage implements Page {
    private static final int VERSIONS = 50;

    @Override
    public Response get(Visit visit) {
        Params query = visit.query();
        String domain = query.text("domain");
        String name = query.text("name");
        String version = query.text("version");
        if (query.text("kind").equals("activity")) {
            ActivityType type = new ActivityType(name, version);
            ActivityTypeDetail detail =
                    visit.ask(new DescribeActivityTypeRequest(domain, type), ActivityTypeDetail.class);
            return Response.html(
                    "type.jte",
                    new OneType(
                            domain,
                            TypesPage.row(visit, domain, detail.typeInfo()),
                            defaults(detail.configuration()),
                            List.of(),
                            actions(visit, domain, type, detail.typeInfo().status())));
        }
        WorkflowType type = new WorkflowType(name, version);
        WorkflowTypeDetail detail = visit.ask(new DescribeWorkflowTypeRequest(domain, type), WorkflowTypeDetail.class);
        return Response.html(
                "type.jte",
                new OneType(
                        domain,
                        TypesPage.row(visit, domain, detail.typeInfo()),
                        defaults(detail.configuration()),
                        usage(visit, domain, name),
                        actions(visit, domain, type, detail.typeInfo().status())));
    }

    private static List<Action> actions(Visit visit, String domain, ActivityType type, RegistrationStatus status) {
        return status == RegistrationStatus.REGISTERED
                ? List.of(new Action("deprecate", visit.may(new DeprecateActivityTypeRequest(domain, type))))
                : List.of(
                        new Action("undeprecate", visit.may(new UndeprecateActivityTypeRequest(domain, type))),
                        new Action("delete", visit.may(new DeleteActivityTypeRequest(domain, type))));
    }

    private static List<Action> actions(Visit visit, String domain, WorkflowType type, RegistrationStatus status) {
        return status == RegistrationStatus.REGISTERED
                ? List.of(new Action("deprecate", visit.may(new DeprecateWorkflowTypeRequest(domain, type))))
                : List.of(
                        new Action("undeprecate", visit.may(new UndeprecateWorkflowTypeRequest(domain, type))),
                        new Action("delete", visit.may(new DeleteWorkflowTypeRequest(domain, type))));
    }

    private static Map<String, String> defaults(WorkflowTypeConfiguration set) {
        Map<String, String> defaults = new LinkedHashMap<>();
        put(defaults, "defaultTaskList", name(set.defaultTaskList()));
        put(defaults, "defaultTaskStartToCloseTimeout", set.defaultTaskStartToCloseTimeout());
        put(defaults, "defaultExecutionStartToCloseTimeout", set.defaultExecutionStartToCloseTimeout());
        put(defaults, "defaultTaskPriority", set.defaultTaskPriority());
        put(
                defaults,
                "defaultChildPolicy",
                set.defaultChildPolicy() == null
                        ? null
                        : set.defaultChildPolicy().name());
        put(defaults, "defaultLambdaRole", set.defaultLambdaRole());
        return defaults;
    }

    private static Map<String, String> defaults(ActivityTypeConfiguration set) {
        Map<String, String> defaults = new LinkedHashMap<>();
        put(defaults, "defaultTaskList", name(set.defaultTaskList()));
        put(defaults, "defaultTaskStartToCloseTimeout", set.defaultTaskStartToCloseTimeout());
        put(defaults, "defaultTaskHeartbeatTimeout", set.defaultTaskHeartbeatTimeout());
        put(defaults, "defaultTaskScheduleToStartTimeout", set.defaultTaskScheduleToStartTimeout());
        put(defaults, "defaultTaskScheduleToCloseTimeout", set.defaultTaskScheduleToCloseTimeout());
        put(defaults, "defaultTaskPriority", set.defaultTaskPriority());
        return defaults;
    }

    private static @Nullable String name(@Nullable TaskList list) {
        return list == null ? null : list.name();
    }

    private static void put(Map<String, String> defaults, String name, @Nullable String value) {
        defaults.put(name, value == null ? "" : value);
    }

    private static List<Usage> usage(Visit visit, String domain, String name) {
        List<Usage> usage = new ArrayList<>();
        for (RegistrationStatus status : RegistrationStatus.values()) {
            List<WorkflowTypeInfo> versions;
            try {
                versions = visit.ask(
                                new ListWorkflowTypesRequest(domain, name, status, null, VERSIONS, null),
                                WorkflowTypeInfos.class)
                        .typeInfos();
            } catch (Fault denied) {
                return usage;
            }
            for (WorkflowTypeInfo info : versions) {
                String version = info.workflowType().version();
                usage.add(new Usage(
                        version,
                        info.status().name(),
                        TypesPage.link(visit, domain, "workflow", name, version),
                        open(visit, domain, name, version),
                        closed(visit, domain, name, version)));
            }
        }
        return usage;
    }

    private static long open(Visit visit, String domain, String name, String version) {
        try {
            return visit.ask(
                            new CountOpenWorkflowExecutionsRequest(
                                    domain,
                                    new ExecutionTimeFilter(Instant.EPOCH, null),
                                    new WorkflowTypeFilter(name, version),
                                    null,
                                    null),
                            WorkflowExecutionCount.class)
                    .count();
        } catch (Fault denied) {
            return -1;
        }
    }

    private static long closed(Visit visit, String domain, String name, String version) {
        try {
            return visit.ask(
                            new CountClosedWorkflowExecutionsRequest(
                                    domain,
                                    new ExecutionTimeFilter(Instant.EPOCH, null),
                                    null,
                                    null,
                                    new WorkflowTypeFilter(name, version),
                                    null,
                                    null),
                            WorkflowExecutionCount.class)
                    .count();
        } catch (Fault denied) {
            return -1;
        }
    }

    @Override
    public Response post(Visit visit) {
        Params form = visit.form();
        String domain = form.text("domain");
        String kind = form.text("kind");
        String name = form.text("name");
        String version = form.text("version");
        String action = form.text("action");
        if (kind.equals("activity")) {
            change(visit, domain, new ActivityType(name, version), action);
        } else {
            change(visit, domain, new WorkflowType(name, version), action);
        }
        return Response.redirect(
                action.equals("delete")
                        ? visit.link("/console/types", "domain", domain, "kind", kind, "done", "deleted")
                        : TypesPage.link(visit, domain, kind, name, version) + "&done=" + action + "d");
    }

    private static void change(Visit visit, String domain, ActivityType type, String action) {
        switch (action) {
            case "deprecate" -> visit.run(new DeprecateActivityTypeRequest(domain, type));
            case "undeprecate" -> visit.run(new UndeprecateActivityTypeRequest(domain, type));
            case "delete" -> visit.run(new DeleteActivityTypeRequest(domain, type));
            default -> throw Fault.validation(action);
        }
    }

    private static void change(Visit visit, String domain, WorkflowType type, String action) {
        switch (action) {
            case "deprecate" -> visit.run(new DeprecateWorkflowTypeRequest(domain, type));
            case "undeprecate" -> visit.run(new UndeprecateWorkflowTypeRequest(domain, type));
            case "delete" -> visit.run(new DeleteWorkflowTypeRequest(domain, type));
            default -> throw Fault.validation(action);
        }
    }
}
