package dev.furrow.server.access;

import dev.furrow.server.http.Origin;
import dev.furrow.server.identity.Directory;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Policy;
import dev.furrow.server.policy.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What policies say to what is beside SWF's operations: actions with the prefix `furrow:`.
public final class Administrative {
    /// What strangers may where requests need not be signed: what they see is what they could ask for anyway, and a
    /// backup goes where the server puts it.
    private static final Set<String> OF_STRANGERS = Set.of("furrow:ReadMetrics", "furrow:Backup", "furrow:ShowQuotas");

    private Administrative() {}

    /// Judges.
    ///
    /// @param caller who asks; null for a stranger where strangers may ask
    public static Judgement judge(
            @Nullable Caller caller, Origin origin, String action, String resource, Directory directory) {
        if (caller == null) {
            boolean allowed = OF_STRANGERS.contains(action);
            return new Judgement(
                    allowed,
                    action,
                    resource,
                    allowed ? "requests need not be signed here" : "only who has signed in may ask for it",
                    List.of());
        }
        AccessRequest wanted = new AccessRequest(
                action,
                resource,
                new AccessRequest.Keys()
                        .set("aws:username", caller.user())
                        .set("aws:PrincipalArn", caller.arn())
                        .set("aws:CurrentTime", Instant.now().toString())
                        .set("aws:SourceIp", origin.peer())
                        .set("aws:SecureTransport", String.valueOf(origin.isSecure()))
                        .done());
        List<Policy> policies = caller.policies(null, directory);
        Verdict verdict = caller.decide(wanted, null, directory);
        return new Judgement(verdict.allowed(), action, resource, verdict.reason(), Verdict.explain(policies, wanted));
    }
}
