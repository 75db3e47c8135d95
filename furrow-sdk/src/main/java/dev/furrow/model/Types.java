package dev.furrow.model;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTypeInfos;
import dev.furrow.api.operation.DeprecateActivityTypeRequest;
import dev.furrow.api.operation.DeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.DescribeActivityTypeRequest;
import dev.furrow.api.operation.DescribeWorkflowTypeRequest;
import dev.furrow.api.operation.ListActivityTypesRequest;
import dev.furrow.api.operation.ListWorkflowTypesRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.UndeprecateActivityTypeRequest;
import dev.furrow.api.operation.UndeprecateWorkflowTypeRequest;
import dev.furrow.api.operation.WorkflowTypeInfos;
import dev.furrow.internal.contract.ActivityContract;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.TimeLimit;
import dev.furrow.internal.contract.WorkflowContract;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.workflow.ActivityOptions;
import dev.furrow.workflow.ChildOptions;
import dev.furrow.workflow.Timeout;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The workflow and activity types of a domain. Safe for use by many threads; every method throws
/// [dev.furrow.lowlevel.SwfException] when the service refuses.
public final class Types {
    private final SwfClient swf;
    private final String domain;

    /// @param swf the service
    /// @param domain whose types
    public Types(SwfClient swf, String domain) {
        this.swf = swf;
        this.domain = domain;
    }

    /// A workflow type, if there is one of that name and version.
    public Optional<WorkflowTypeInfo> findWorkflow(String name, String version) {
        return Lookup.find(() -> WorkflowTypeInfo.of(
                swf.describeWorkflowType(new DescribeWorkflowTypeRequest(domain, new WorkflowType(name, version)))));
    }

    /// A workflow type.
    ///
    /// @throws NotFoundException if there is none of that name and version
    public WorkflowTypeInfo getWorkflow(String name, String version) {
        return findWorkflow(name, version)
                .orElseThrow(() -> new NotFoundException("workflow type " + name + " " + version));
    }

    /// An activity type, if there is one of that name and version.
    public Optional<ActivityTypeInfo> findActivity(String name, String version) {
        return Lookup.find(() -> ActivityTypeInfo.of(
                swf.describeActivityType(new DescribeActivityTypeRequest(domain, new ActivityType(name, version)))));
    }

    /// An activity type.
    ///
    /// @throws NotFoundException if there is none of that name and version
    public ActivityTypeInfo getActivity(String name, String version) {
        return findActivity(name, version)
                .orElseThrow(() -> new NotFoundException("activity type " + name + " " + version));
    }

    /// The workflow types in use, by name.
    public Query<TypeInfo> workflows() {
        return workflows(RegistrationStatus.REGISTERED, null);
    }

    /// The deprecated workflow types, by name.
    public Query<TypeInfo> deprecatedWorkflows() {
        return workflows(RegistrationStatus.DEPRECATED, null);
    }

    /// The versions of a workflow type in use.
    public Query<TypeInfo> workflows(String name) {
        return workflows(RegistrationStatus.REGISTERED, name);
    }

    private Query<TypeInfo> workflows(RegistrationStatus status, @Nullable String name) {
        return new Query<>(token -> {
            WorkflowTypeInfos page =
                    swf.listWorkflowTypes(new ListWorkflowTypesRequest(domain, name, status, token, null, null));
            return new Query.Page<>(page.typeInfos().stream().map(TypeInfo::of).toList(), page.nextPageToken());
        });
    }

    /// The activity types in use, by name.
    public Query<TypeInfo> activities() {
        return activities(RegistrationStatus.REGISTERED, null);
    }

    /// The deprecated activity types, by name.
    public Query<TypeInfo> deprecatedActivities() {
        return activities(RegistrationStatus.DEPRECATED, null);
    }

    /// The versions of an activity type in use.
    public Query<TypeInfo> activities(String name) {
        return activities(RegistrationStatus.REGISTERED, name);
    }

    private Query<TypeInfo> activities(RegistrationStatus status, @Nullable String name) {
        return new Query<>(token -> {
            ActivityTypeInfos page =
                    swf.listActivityTypes(new ListActivityTypesRequest(domain, name, status, token, null, null));
            return new Query.Page<>(page.typeInfos().stream().map(TypeInfo::of).toList(), page.nextPageToken());
        });
    }

    /// Registers the type of a workflow interface unless it is there; what is there is not changed.
    ///
    /// @param contract an interface with `@WorkflowType`
    public Registered<WorkflowTypeInfo> getOrRegister(Class<?> contract) {
        WorkflowContract wanted = WorkflowContract.of(contract);
        Optional<WorkflowTypeInfo> known = findWorkflow(wanted.name(), wanted.version());
        boolean fresh = known.isEmpty() && Lookup.register(FaultType.TYPE_ALREADY_EXISTS, () -> register(wanted));
        WorkflowTypeInfo info = known.orElseGet(() -> getWorkflow(wanted.name(), wanted.version()));
        return new Registered<>(info, drift(wanted, info), fresh);
    }

    private void register(WorkflowContract wanted) {
        ChildOptions options = wanted.options();
        swf.registerWorkflowType(new RegisterWorkflowTypeRequest(
                domain,
                wanted.name(),
                wanted.version(),
                null,
                TimeLimit.toWireOrNull(options.decisionTimeout()),
                TimeLimit.toWireOrNull(options.executionTimeout()),
                options.taskList() == null ? null : new TaskList(options.taskList()),
                null,
                ChildPolicy.valueOf(wanted.childPolicy().name()),
                null));
    }

    /// Compares the type of a workflow interface with what it declares. The task list counts only if one is
    /// declared; otherwise workers register their own.
    ///
    /// @param contract an interface with `@WorkflowType`
    public Drift check(Class<?> contract) {
        WorkflowContract wanted = WorkflowContract.of(contract);
        return findWorkflow(wanted.name(), wanted.version())
                .map(info -> drift(wanted, info))
                .orElseGet(Drift.Missing::new);
    }

    private static Drift drift(WorkflowContract wanted, WorkflowTypeInfo info) {
        if (info.type().deprecated()) {
            return new Drift.Deprecated(info.type().deprecatedSince());
        }
        ChildOptions options = wanted.options();
        return new Comparison()
                .ifDeclared("taskList", options.taskList(), info.taskList())
                .field("executionTimeout", wire(options.executionTimeout()), wire(info.executionTimeout()))
                .field("decisionTimeout", wire(options.decisionTimeout()), wire(info.decisionTimeout()))
                .field("childPolicy", wanted.childPolicy(), info.childPolicy())
                .drift();
    }

    /// Compares the types of an activity interface with what it declares.
    ///
    /// @param contract an interface with `@ActivityType`
    /// @return by name and version, such as `Dispatch.nearby 1.0`
    public Map<String, Drift> checkActivities(Class<?> contract) {
        Map<String, Drift> drifts = new TreeMap<>();
        for (ActivityMethod wanted : ActivityContract.of(contract).methods().values()) {
            drifts.put(
                    wanted.describe(),
                    findActivity(wanted.name(), wanted.version())
                            .map(info -> drift(wanted.options(), info))
                            .orElseGet(Drift.Missing::new));
        }
        return drifts;
    }

    private static Drift drift(ActivityOptions options, ActivityTypeInfo info) {
        if (info.type().deprecated()) {
            return new Drift.Deprecated(info.type().deprecatedSince());
        }
        return new Comparison()
                .ifDeclared("taskList", options.taskList(), info.taskList())
                .field("startToClose", orNone(options.startToClose()), orNone(info.startToClose()))
                .field("scheduleToStart", orNone(options.scheduleToStart()), orNone(info.scheduleToStart()))
                .field("scheduleToClose", orNone(options.scheduleToClose()), orNone(info.scheduleToClose()))
                .field("heartbeat", orNone(options.heartbeat()), orNone(info.heartbeat()))
                .drift();
    }

    private static String wire(@Nullable Duration limit) {
        return limit == null ? "" : TimeLimit.toWire(limit);
    }

    /// A worker registers no limit where none is declared.
    private static String orNone(@Nullable Duration limit) {
        return TimeLimit.toWire(limit == null ? Timeout.NONE : limit);
    }

    /// Lets nobody start a workflow type any more; what is open goes on.
    public void deprecateWorkflow(String name, String version) {
        swf.deprecateWorkflowType(new DeprecateWorkflowTypeRequest(domain, new WorkflowType(name, version)));
    }

    /// Takes that back.
    public void undeprecateWorkflow(String name, String version) {
        swf.undeprecateWorkflowType(new UndeprecateWorkflowTypeRequest(domain, new WorkflowType(name, version)));
    }

    /// Lets nobody schedule an activity type any more; what is scheduled goes on.
    public void deprecateActivity(String name, String version) {
        swf.deprecateActivityType(new DeprecateActivityTypeRequest(domain, new ActivityType(name, version)));
    }

    /// Takes that back.
    public void undeprecateActivity(String name, String version) {
        swf.undeprecateActivityType(new UndeprecateActivityTypeRequest(domain, new ActivityType(name, version)));
    }
}
