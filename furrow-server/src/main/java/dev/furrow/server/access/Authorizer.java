package dev.furrow.server.access;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Verdict;
import org.jspecify.annotations.Nullable;

/// Tells whether somebody who is known may do something, by the policies of the moment, and keeps for operators why
/// not. Safe for use by many threads.
public final class Authorizer {
    private final IdentityBook book;
    private final Denials denials;

    /// @param book whose policies hold
    /// @param denials where operators look up why something was denied
    public Authorizer(IdentityBook book, Denials denials) {
        this.book = book;
        this.denials = denials;
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
