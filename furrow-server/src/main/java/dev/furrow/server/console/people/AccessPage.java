package dev.furrow.server.console.people;

import dev.furrow.api.fault.Fault;
import dev.furrow.server.console.page.Page;
import dev.furrow.server.console.page.Params;
import dev.furrow.server.console.page.Permission;
import dev.furrow.server.console.page.Response;
import dev.furrow.server.console.page.Visit;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may what: everything that `furrow user|key|group|policy` does, for those who are signed in and allowed to.
public final class AccessPage implements Page {
    /// What its forms may ask for; quotas have a page of their own.
    private static final Set<AdminAction> ACTIONS = Set.of(
            AdminAction.CreateUser,
            AdminAction.DisableUser,
            AdminAction.EnableUser,
            AdminAction.DeleteUser,
            AdminAction.CreateKey,
            AdminAction.DisableKey,
            AdminAction.EnableKey,
            AdminAction.DeleteKey,
            AdminAction.RotateKey,
            AdminAction.CreateGroup,
            AdminAction.DeleteGroup,
            AdminAction.JoinGroup,
            AdminAction.LeaveGroup,
            AdminAction.PutPolicy,
            AdminAction.DeletePolicy,
            AdminAction.AttachPolicy,
            AdminAction.DetachPolicy,
            AdminAction.SimulatePolicy,
            AdminAction.ExplainDenial);

    @Override
    public Response get(Visit visit) {
        return show(visit, null, List.of());
    }

    private static Response show(Visit visit, @Nullable NewSecret secret, List<String> said) {
        Map<String, Permission> permissions = new LinkedHashMap<>();
        for (AdminAction action : AdminAction.values()) {
            permissions.put(action.name(), visit.may(request(action, Params.NONE)));
        }
        AdminAnswer users = look(visit, AdminAction.ListUsers, Params.NONE);
        AdminAnswer keys = look(visit, AdminAction.ListKeys, Params.NONE);
        AdminAnswer groups = look(visit, AdminAction.ListGroups, Params.NONE);
        AdminAnswer policies = look(visit, AdminAction.ListPolicies, Params.NONE);
        String policy = visit.query().text("policy");
        AdminAnswer document =
                policy.isEmpty() ? null : look(visit, AdminAction.ShowPolicy, Params.NONE.with("policy", policy));
        return Response.html(
                "access.jte",
                new Access(
                        !visit.isGuarded(),
                        users == null ? null : users.users(),
                        keys == null || keys.keys() == null ? List.of() : keys.keys(),
                        groups == null ? List.of() : groups.lines(),
                        policies == null ? List.of() : policies.lines(),
                        policy,
                        document == null || document.document() == null ? "" : document.document(),
                        secret,
                        said,
                        permissions));
    }

    private static @Nullable AdminAnswer look(Visit visit, AdminAction action, Params about) {
        AdminRequest request = request(action, about);
        // Only asked when it will be allowed: a look at this page is no denial that the audit log should tell of.
        return visit.may(request).allowed() ? visit.administer(request) : null;
    }

    private static AdminRequest request(AdminAction action, Params form) {
        String context = form.get("context");
        return new AdminRequest(
                action.name(),
                form.get("user"),
                form.get("group"),
                form.get("domain"),
                form.get("policy"),
                form.raw("document"),
                form.get("accessKeyId"),
                null,
                null,
                form.get("perform"),
                context == null
                        ? null
                        : context.lines().filter(line -> !line.isBlank()).toList(),
                form.get("requestId"),
                null,
                null);
    }

    @Override
    public Response post(Visit visit) {
        AdminAction action = AdminAction.named(visit.form().text("action"));
        if (action == null || !ACTIONS.contains(action)) {
            throw Fault.validation(visit.form().text("action"));
        }
        AdminAnswer answer = visit.administer(request(action, visit.form()));
        // Shown here and not behind a redirect: a secret is shown once, and an address would keep it.
        return show(visit, answer.credentials(), answer.lines());
    }
}
