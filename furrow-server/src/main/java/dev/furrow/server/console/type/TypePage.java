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
import dev.furrow.api.operation.Request;
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
    private static final String DEPRECATE = "deprecate";
    private static final ExecutionTimeFilter EVER = new ExecutionTimeFilter(Instant.EPOCH, null);

    @Override
    public Response get(Visit visit) {
        Params query = visit.query();
        String domain = query.text("domain");
        String name = query.text("name");
        String version = query.text("version");
        return Response.html(
                "type.jte",
                query.text("kind").equals("activity")
                        ? of(visit, domain, new ActivityType(name, version))
                        : of(visit, domain, new WorkflowType(name, version)));
    }

    private static OneType of(Visit visit, String domain, ActivityType type) {
        ActivityTypeDetail detail = visit.ask(new DescribeActivityTypeRequest(domain, type), ActivityTypeDetail.class);
        TypeRow row = TypesPage.row(visit, domain, detail.typeInfo());
        return new OneType(
                domain, row, defaults(detail.configuration()), List.of(), actions(visit, row, changes(domain, type)));
    }

    private static OneType of(Visit visit, String domain, WorkflowType type) {
        WorkflowTypeDetail detail = visit.ask(new DescribeWorkflowTypeRequest(domain, type), WorkflowTypeDetail.class);
        TypeRow row = TypesPage.row(visit, domain, detail.typeInfo());
        return new OneType(
                domain,
                row,
                defaults(detail.configuration()),
                usage(visit, domain, type.name()),
                actions(visit, row, changes(domain, type)));
    }

    /// Something that can be done to a type.
    ///
    /// @param name as in the form
    private record Change<R extends Record & Request>(String name, R request) {
        private Action action(Visit visit) {
            return new Action(name, visit.may(request));
        }

        private void run(Visit visit) {
            visit.run(request);
        }
    }

    private static List<Change<?>> changes(String domain, ActivityType type) {
        return List.of(
                new Change<>(DEPRECATE, new DeprecateActivityTypeRequest(domain, type)),
                new Change<>("undeprecate", new UndeprecateActivityTypeRequest(domain, type)),
                new Change<>("delete", new DeleteActivityTypeRequest(domain, type)));
    }

    private static List<Change<?>> changes(String domain, WorkflowType type) {
        return List.of(
                new Change<>(DEPRECATE, new DeprecateWorkflowTypeRequest(domain, type)),
                new Change<>("undeprecate", new UndeprecateWorkflowTypeRequest(domain, type)),
                new Change<>("delete", new DeleteWorkflowTypeRequest(domain, type)));
    }

    /// A type is deprecated before anything else can become of it.
    private static List<Action> actions(Visit visit, TypeRow row, List<Change<?>> changes) {
        boolean registered = row.status().equals(RegistrationStatus.REGISTERED.name());
        return changes.stream()
                .filter(change -> change.name().equals(DEPRECATE) == registered)
                .map(change -> change.action(visit))
                .toList();
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
                        open(visit, domain, new WorkflowTypeFilter(name, version)),
                        closed(visit, domain, new WorkflowTypeFilter(name, version))));
            }
        }
        return usage;
    }

    private static long open(Visit visit, String domain, WorkflowTypeFilter type) {
        return count(visit, new CountOpenWorkflowExecutionsRequest(domain, EVER, type, null, null));
    }

    private static long closed(Visit visit, String domain, WorkflowTypeFilter type) {
        return count(visit, new CountClosedWorkflowExecutionsRequest(domain, EVER, null, null, type, null, null));
    }

    private static <R extends Record & Request> long count(Visit visit, R request) {
        try {
            return visit.ask(request, WorkflowExecutionCount.class).count();
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
        List<Change<?>> changes = kind.equals("activity")
                ? changes(domain, new ActivityType(name, version))
                : changes(domain, new WorkflowType(name, version));
        changes.stream()
                .filter(change -> change.name().equals(action))
                .findFirst()
                .orElseThrow(() -> Fault.validation(action))
                .run(visit);
        return Response.redirect(
                action.equals("delete")
                        ? visit.link("/console/types", "domain", domain, "kind", kind, "done", "deleted")
                        : TypesPage.link(visit, domain, kind, name, version) + "&done=" + action + "d");
    }
}
