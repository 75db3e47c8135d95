package dev.furrow.server.access;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Engine;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.Registry;
import dev.furrow.server.policy.AccessRequest.Keys;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What each operation and decision is authorised for: its domain and its condition keys, with effective values
/// (specification, section 10).
final class SwfTargets {
    private final Arn arns;

    SwfTargets(Arn arns) {
        this.arns = arns;
    }

    /// @throws dev.furrow.api.fault.Fault ValidationException if the request has a token that is none
    Target of(Request request, Engine engine) {
        Registry registry = engine.registry();
        return switch (request) {
            case CountOpenWorkflowExecutionsRequest r ->
                domain(r.domain(), keys -> filters(keys, r.typeFilter(), r.tagFilter()), registry);
            case CountClosedWorkflowExecutionsRequest r ->
                domain(r.domain(), keys -> filters(keys, r.typeFilter(), r.tagFilter()), registry);
            case ListOpenWorkflowExecutionsRequest r ->
                domain(r.domain(), keys -> filters(keys, r.typeFilter(), r.tagFilter()), registry);
            case ListClosedWorkflowExecutionsRequest r ->
                domain(r.domain(), keys -> filters(keys, r.typeFilter(), r.tagFilter()), registry);
            case CountPendingActivityTasksRequest r -> domain(r.domain(), keys -> list(keys, r.taskList()), registry);
            case CountPendingDecisionTasksRequest r -> domain(r.domain(), keys -> list(keys, r.taskList()), registry);
            case PollForActivityTaskRequest r -> domain(r.domain(), keys -> list(keys, r.taskList()), registry);
            case PollForDecisionTaskRequest r -> domain(r.domain(), keys -> list(keys, r.taskList()), registry);
            case StartWorkflowExecutionRequest r ->
                domain(
                        r.domain(),
                        keys -> {
                            list(keys, or(r.taskList(), r.domain(), r.workflowType(), registry));
                            tags(type(keys, r.workflowType()), r.tagList());
                        },
                        registry);
            case DeleteActivityTypeRequest r -> domain(r.domain(), keys -> type(keys, r.activityType()), registry);
            case DeprecateActivityTypeRequest r -> domain(r.domain(), keys -> type(keys, r.activityType()), registry);
            case DescribeActivityTypeRequest r -> domain(r.domain(), keys -> type(keys, r.activityType()), registry);
            case UndeprecateActivityTypeRequest r -> domain(r.domain(), keys -> type(keys, r.activityType()), registry);
            case DeleteWorkflowTypeRequest r -> domain(r.domain(), keys -> type(keys, r.workflowType()), registry);
            case DeprecateWorkflowTypeRequest r -> domain(r.domain(), keys -> type(keys, r.workflowType()), registry);
            case DescribeWorkflowTypeRequest r -> domain(r.domain(), keys -> type(keys, r.workflowType()), registry);
            case UndeprecateWorkflowTypeRequest r -> domain(r.domain(), keys -> type(keys, r.workflowType()), registry);
            case RegisterActivityTypeRequest r ->
                domain(r.domain(), keys -> registered(keys, r.name(), r.version(), r.defaultTaskList()), registry);
            case RegisterWorkflowTypeRequest r ->
                domain(r.domain(), keys -> registered(keys, r.name(), r.version(), r.defaultTaskList()), registry);
            case RegisterDomainRequest r -> domain(r.name(), keys -> requestTags(keys, r.tags()), registry);
            case TagResourceRequest r -> resource(r.resourceArn(), keys -> requestTags(keys, r.tags()), registry);
            case UntagResourceRequest r ->
                resource(r.resourceArn(), keys -> keys.set("aws:TagKeys", r.tagKeys()), registry);
            case ListTagsForResourceRequest r -> resource(r.resourceArn(), SwfTargets::none, registry);
            case ListDomainsRequest any -> new Target(null, arns.domain("*"), SwfTargets::none);
            case DeprecateDomainRequest r -> domain(r.name(), SwfTargets::none, registry);
            case DescribeDomainRequest r -> domain(r.name(), SwfTargets::none, registry);
            case UndeprecateDomainRequest r -> domain(r.name(), SwfTargets::none, registry);
            case DescribeWorkflowExecutionRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case GetWorkflowExecutionHistoryRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case ListActivityTypesRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case ListWorkflowTypesRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case RequestCancelWorkflowExecutionRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case SignalWorkflowExecutionRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case TerminateWorkflowExecutionRequest r -> domain(r.domain(), SwfTargets::none, registry);
            case RespondDecisionTaskCompletedRequest r ->
                domain(engine.domainOfTask(r.taskToken(), TaskKind.DECISION), SwfTargets::none, registry);
            case RespondActivityTaskCompletedRequest r ->
                domain(engine.domainOfTask(r.taskToken(), TaskKind.ACTIVITY), SwfTargets::none, registry);
            case RespondActivityTaskFailedRequest r ->
                domain(engine.domainOfTask(r.taskToken(), TaskKind.ACTIVITY), SwfTargets::none, registry);
            case RespondActivityTaskCanceledRequest r ->
                domain(engine.domainOfTask(r.taskToken(), TaskKind.ACTIVITY), SwfTargets::none, registry);
            case RecordActivityTaskHeartbeatRequest r ->
                domain(engine.domainOfTask(r.taskToken(), TaskKind.ACTIVITY), SwfTargets::none, registry);
        };
    }

    /// @param present the type of the run that decides
    Target of(Decision decision, String domain, WorkflowType present, Registry registry) {
        return domain(domain, keys -> describe(keys, decision, domain, present, registry), registry);
    }

    private static void describe(Keys keys, Decision decision, String domain, WorkflowType present, Registry registry) {
        switch (decision) {
            case ScheduleActivityTaskDecision d -> {
                ActivityTypeDetail type = registry.findActivityType(domain, d.activityType());
                TaskList fallback = type == null ? null : type.configuration().defaultTaskList();
                type(list(keys, d.taskList() == null ? fallback : d.taskList()), d.activityType());
            }
            case StartChildWorkflowExecutionDecision d ->
                tags(
                        type(list(keys, or(d.taskList(), domain, d.workflowType(), registry)), d.workflowType()),
                        d.tagList());
            case ContinueAsNewWorkflowExecutionDecision d -> {
                String version = d.workflowTypeVersion() == null ? present.version() : d.workflowTypeVersion();
                WorkflowType type = new WorkflowType(present.name(), version);
                tags(list(keys, or(d.taskList(), domain, type, registry)), d.tagList());
                keys.set("swf:workflowTypeVersion", version).set("swf:workflowType.version", version);
            }
            default -> {}
        }
    }

    private Target domain(String name, Consumer<Keys> describe, Registry registry) {
        return new Target(name, arns.domain(name), keys -> {
            describe.accept(keys);
            DomainRecord known = registry.findDomain(name);
            if (known != null) {
                for (ResourceTag tag : known.tags()) {
                    keys.set("aws:ResourceTag/" + tag.key(), tag.value() == null ? "" : tag.value());
                }
            }
        });
    }

    private Target resource(String arn, Consumer<Keys> describe, Registry registry) {
        String prefix = arns.domain("");
        return arn.startsWith(prefix)
                ? domain(arn.substring(prefix.length()), describe, registry)
                : new Target(null, arn, describe);
    }

    /// Of what has no condition keys of its own.
    private static void none(Keys keys) {}

    private static void requestTags(Keys keys, @Nullable List<ResourceTag> tags) {
        if (tags != null) {
            tags.forEach(tag -> keys.set("aws:RequestTag/" + tag.key(), tag.value() == null ? "" : tag.value()));
            keys.set("aws:TagKeys", tags.stream().map(ResourceTag::key).toList());
        }
    }

    private static void filters(Keys keys, @Nullable WorkflowTypeFilter type, @Nullable TagFilter tag) {
        keys.set("swf:typeFilter.name", type == null ? null : type.name())
                .set("swf:typeFilter.version", type == null ? null : type.version())
                .set("swf:tagFilter.tag", tag == null ? null : tag.tag());
    }

    private static Keys list(Keys keys, @Nullable TaskList list) {
        return keys.set("swf:taskList.name", list == null ? null : list.name());
    }

    private static Keys type(Keys keys, ActivityType type) {
        return keys.set("swf:activityType.name", type.name()).set("swf:activityType.version", type.version());
    }

    private static Keys type(Keys keys, WorkflowType type) {
        return keys.set("swf:workflowType.name", type.name()).set("swf:workflowType.version", type.version());
    }

    private static void registered(Keys keys, String name, String version, @Nullable TaskList list) {
        keys.set("swf:name", name)
                .set("swf:version", version)
                .set("swf:defaultTaskList.name", list == null ? null : list.name());
    }

    /// The spelling of the guide and that of the model.
    private static Keys tags(Keys keys, @Nullable List<String> tags) {
        for (int i = 0; tags != null && i < tags.size(); i++) {
            keys.set("swf:tagList.member." + i, tags.get(i));
            keys.set("swf:tagList." + i, tags.get(i));
        }
        return keys;
    }

    private static @Nullable TaskList or(
            @Nullable TaskList given, String domain, WorkflowType type, Registry registry) {
        if (given != null) {
            return given;
        }
        WorkflowTypeDetail known = registry.findWorkflowType(domain, type);
        return known == null ? null : known.configuration().defaultTaskList();
    }
}
