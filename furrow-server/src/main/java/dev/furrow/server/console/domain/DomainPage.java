package dev.furrow.server.console.domain;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.DeprecateDomainRequest;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.DomainDetail;
import dev.furrow.api.operation.ListTagsForResourceRequest;
import dev.furrow.api.operation.ListTagsForResourceResponse;
import dev.furrow.api.operation.ResourceTag;
import dev.furrow.api.operation.TagResourceRequest;
import dev.furrow.api.operation.UndeprecateDomainRequest;
import dev.furrow.api.operation.UntagResourceRequest;
import dev.furrow.engine.Engine;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.server.console.domain.OneDomain.Action;
import dev.furrow.server.console.domain.OneDomain.Quota;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Permission;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One domain.
public final class DomainPage implements Page {
    @Override
    public Response get(Visit visit) {
        String name = visit.domain();
        DomainDetail detail = visit.ask(new DescribeDomainRequest(name), DomainDetail.class);
        String arn = visit.premises().desk().arns().domain(name);
        Permission show = visit.may(quota(AdminAction.ShowQuotas, name, null, null));
        String status = detail.domainInfo().status().name();
        return Response.html(
                "domain.jte",
                new OneDomain(
                        name,
                        arn,
                        status,
                        detail.configuration().workflowExecutionRetentionPeriodInDays(),
                        detail.domainInfo().description() == null
                                ? ""
                                : detail.domainInfo().description(),
                        tags(visit, arn),
                        show.allowed() ? quotas(visit, name) : List.of(),
                        show,
                        visit.may(quota(AdminAction.SetQuota, name, null, null)),
                        List.of(
                                status.equals(RegistrationStatus.REGISTERED.name())
                                        ? new Action("deprecate", visit.may(new DeprecateDomainRequest(name)))
                                        : new Action("undeprecate", visit.may(new UndeprecateDomainRequest(name)))),
                        visit.may(new TagResourceRequest(arn, List.of(new ResourceTag("any", "any")))),
                        visit.may(new UntagResourceRequest(arn, List.of("any")))));
    }

    private static AdminRequest quota(
            AdminAction action, String domain, @Nullable String quota, @Nullable Integer value) {
        return new AdminRequest(
                action.name(), null, null, domain, null, null, null, null, null, null, null, null, quota, value);
    }

    private static List<ResourceTag> tags(Visit visit, String arn) {
        try {
            return visit.ask(new ListTagsForResourceRequest(arn), ListTagsForResourceResponse.class)
                    .tags();
        } catch (Fault denied) {
            return List.of();
        }
    }

    private static List<Quota> quotas(Visit visit, String domain) {
        Engine engine = visit.premises().engine();
        Quotas quotas = engine.quotas().of(domain);
        int pollers = engine.taskLists().stream()
                .filter(list -> list.domain().equals(domain))
                .mapToInt(TaskLists.Depth::pollers)
                .max()
                .orElse(0);
        return List.of(
                new Quota(
                        "open-executions-per-domain",
                        engine.openExecutions().getOrDefault(domain, 0),
                        quotas.openExecutionsPerDomain()),
                new Quota(
                        "workflow-types-per-domain",
                        engine.registry().workflowTypes(domain).size(),
                        quotas.workflowTypesPerDomain()),
                new Quota(
                        "activity-types-per-domain",
                        engine.registry().activityTypes(domain).size(),
                        quotas.activityTypesPerDomain()),
                new Quota("pollers-per-task-list", pollers, quotas.pollersPerTaskList()),
                new Quota("open-children-per-execution", -1, quotas.openChildrenPerExecution()),
                new Quota("open-activity-tasks-per-execution", -1, quotas.openActivityTasksPerExecution()),
                new Quota("open-timers-per-execution", -1, quotas.openTimersPerExecution()),
                new Quota("open-lambda-functions-per-execution", -1, quotas.openLambdaFunctionsPerExecution()));
    }

    @Override
    public Response post(Visit visit) {
        Params form = visit.form();
        String name = form.text("domain");
        String arn = visit.premises().desk().arns().domain(name);
        switch (form.text("action")) {
            case "deprecate" -> visit.run(new DeprecateDomainRequest(name));
            case "undeprecate" -> visit.run(new UndeprecateDomainRequest(name));
            case "tag" ->
                visit.run(new TagResourceRequest(arn, List.of(new ResourceTag(form.text("key"), form.text("value")))));
            case "untag" -> visit.run(new UntagResourceRequest(arn, List.of(form.text("key"))));
            case "quota" ->
                visit.administer(quota(
                        AdminAction.SetQuota, name, form.text("quota"), form.number("value", 0, 0, 1_000_000_000)));
            case "reset" -> visit.administer(quota(AdminAction.ResetQuota, name, form.text("quota"), null));
            default -> throw Fault.validation(form.text("action"));
        }
        return Response.redirect(visit.link("/console/domain", "domain", name, "done", "changed"));
    }
}
