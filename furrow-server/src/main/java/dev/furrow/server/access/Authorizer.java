package dev.furrow.server.access;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.http.Origin;
import dev.furrow.server.identity.Directory;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tells whether somebody who is known may do something, by the policies of the moment, and keeps for operators why
/// not. Safe for use by many threads.
public final class Authorizer {
    /// What strangers may where requests need not be signed: what they see is what they could ask for anyway, a
    /// backup goes where the server puts it, and prices decide nothing.
    private static final Set<String> OF_STRANGERS =
            Set.of("furrow:ReadMetrics", "furrow:Backup", "furrow:ShowQuotas", "furrow:PutPrices");

    private final IdentityBook book;
    private final Denials denials;

    /// @param book whose policies hold
    /// @param denials where operators look up why something was denied
    public Authorizer(IdentityBook book, Denials denials) {
        this.book = book;
        this.denials = denials;
    }

    /// Users and policies as they are now.
    public Directory directory() {
        return book.directory();
    }

    /// Decides.
    ///
    /// @param domain the domain that it is about; null for none
    /// @param requestId under which operators find why it was denied
    public Verdict decide(Caller caller, AccessRequest request, @Nullable String domain, String requestId) {
        Verdict verdict = caller.decide(request, domain, book.directory());
        if (!verdict.allowed()) {
            explain(caller, request, verdict.reason(), requestId);
        }
        return verdict;
    }

    /// What policies would say; nobody hears of it.
    ///
    /// @param domain the domain that it is about; null for none
    Judgement judge(Caller caller, AccessRequest request, @Nullable String domain) {
        Directory directory = book.directory();
        Verdict verdict = caller.decide(request, domain, directory);
        return new Judgement(
                verdict.allowed(),
                request.action(),
                request.resource(),
                verdict.reason(),
                Verdict.explain(caller.policies(domain, directory), request));
    }

    /// What policies would say to something beside SWF's operations: an action with the prefix `furrow:`.
    ///
    /// @param caller who asks; null for a stranger where strangers may ask
    /// @param more sets the condition keys of the action itself
    public Judgement judge(
            @Nullable Caller caller, Origin origin, String action, String resource, Consumer<AccessRequest.Keys> more) {
        if (caller == null) {
            boolean allowed = OF_STRANGERS.contains(action);
            return new Judgement(
                    allowed,
                    action,
                    resource,
                    allowed ? "requests need not be signed here" : "only who has signed in may ask for it",
                    List.of());
        }
        AccessRequest asked = new AccessRequest(action, resource, () -> {
            AccessRequest.Keys keys = Circumstances.of(caller, origin, Instant.now());
            more.accept(keys);
            return keys.done();
        });
        return judge(caller, asked, null);
    }

    /// Keeps why a request is denied for which policies are not the reason.
    public void explain(Caller caller, AccessRequest request, String reason, String requestId) {
        denials.add(
                requestId, caller.arn() + " may not " + request.action() + " on " + request.resource() + ": " + reason);
    }

    /// What somebody reads who may not.
    public static Fault denied(Caller caller, AccessRequest request, String requestId) {
        return new Fault(
                FaultType.ACCESS_DENIED,
                "User: " + caller.arn() + " is not authorized to perform: " + request.action() + " on resource: "
                        + request.resource() + " (request id: " + requestId + ")");
    }
}
