package dev.furrow.server.admin;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.access.Arn;
import dev.furrow.server.access.Authorizer;
import dev.furrow.server.access.Caller;
import dev.furrow.server.access.Judgement;
import dev.furrow.server.audit.Audit;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.http.Origin;
import dev.furrow.server.identity.AdminAction;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.Administration;
import dev.furrow.server.identity.IdentityException;
import dev.furrow.server.policy.AccessRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where what administrators ask for is allowed, carried out and written down, whichever way it has come.
///
/// @param authorizer tells who may
/// @param administration carries out
/// @param arns names of resources
/// @param audit hears of everything that was asked
public record IdentityDesk(Authorizer authorizer, Administration administration, Arn arns, Audit audit) {

    /// Carries something out for somebody who is known.
    ///
    /// @param caller who asks; null for a stranger
    /// @throws Fault if policies do not allow it, or nothing may be changed now
    /// @throws IdentityException if it cannot be done
    public AdminAnswer run(@Nullable Caller caller, Origin origin, AdminRequest request) {
        Judgement judgement = judge(caller, origin, request);
        if (!judgement.allowed()) {
            throw denied(caller, origin, judgement);
        }
        return carryOut(caller, origin, judgement, request);
    }

    /// What policies would say.
    public Judgement judge(@Nullable Caller caller, Origin origin, AdminRequest request) {
        String resource = arns.administration(subject(request));
        return caller != null && makesAnotherSession(caller, request)
                ? new Judgement(false, action(request), resource, "temporary credentials cannot make others", List.of())
                : authorizer.judge(caller, origin, action(request), resource, keys -> describe(keys, request));
    }

    /// Carries something out that is not one of the book's, and writes it down.
    ///
    /// @throws Fault if policies do not allow it, or nothing may be changed now
    public void require(@Nullable Caller caller, Origin origin, Judgement judgement) {
        if (!judgement.allowed()) {
            throw denied(caller, origin, judgement);
        }
        requireAudit();
        tell(caller, origin, judgement, "ok");
    }

    private AdminAnswer carryOut(@Nullable Caller caller, Origin origin, Judgement judgement, AdminRequest request) {
        try {
            requireAudit();
            AdminAnswer answer = administration.run(request);
            tell(caller, origin, judgement, "ok");
            return answer;
        } catch (Fault fault) {
            tell(caller, origin, judgement, fault.type().wireName());
            throw fault;
        } catch (IdentityException impossible) {
            tell(caller, origin, judgement, "refused");
            throw impossible;
        }
    }

    private void requireAudit() {
        String trouble = audit.trouble();
        if (trouble != null) {
            throw new Fault(FaultType.SERVICE_UNAVAILABLE, trouble);
        }
    }

    private Fault denied(@Nullable Caller caller, Origin origin, Judgement judgement) {
        tell(caller, origin, judgement, FaultType.ACCESS_DENIED.wireName());
        if (caller != null) {
            AccessRequest asked = new AccessRequest(judgement.action(), judgement.resource(), Map.of());
            authorizer.explain(caller, asked, judgement.reason(), origin.requestId());
        }
        return new Fault(
                FaultType.ACCESS_DENIED,
                "User: " + (caller == null ? "anonymous" : caller.arn()) + " is not authorized to perform: "
                        + judgement.action() + " on resource: " + judgement.resource() + " (request id: "
                        + origin.requestId() + ")");
    }

    private void tell(@Nullable Caller caller, Origin origin, Judgement judgement, String outcome) {
        audit.accept(new AuditEntry(
                Instant.now(),
                origin.requestId(),
                caller == null ? "anonymous" : caller.arn(),
                caller == null ? null : caller.accessKeyId(),
                origin.peer(),
                judgement.action(),
                judgement.resource(),
                outcome,
                null));
    }

    /// What a request asks for, as policies and the audit log name it.
    public static String action(AdminRequest request) {
        AdminAction known = AdminAction.named(request.action());
        return "furrow:" + (known == null ? "unknown" : known.name());
    }

    /// What a request is about, as the end of a resource name.
    public static String subject(AdminRequest request) {
        AdminAction known = AdminAction.named(request.action());
        return known == null ? "*" : known.subject(request);
    }

    /// Sets the condition keys of a request.
    static AccessRequest.Keys describe(AccessRequest.Keys keys, AdminRequest request) {
        return keys.set("furrow:UserName", request.user())
                .set("furrow:GroupName", request.group())
                .set("furrow:PolicyName", request.policy());
    }

    /// What a session may not, whatever policies say: else it would not end with its time.
    static boolean makesAnotherSession(Caller caller, AdminRequest request) {
        return caller.temporary() && AdminAction.named(request.action()) == AdminAction.CreateSession;
    }
}
