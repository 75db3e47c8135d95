package dev.furrow.server.access;

import dev.furrow.server.identity.Directory;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Policy;
import dev.furrow.server.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who has signed a request.
///
/// @param user the user whose policies hold
/// @param arn how the caller is named
/// @param accessKeyId the key that has signed
/// @param temporary whether the key is a session's
/// @param sessionPolicy what restricts the session further; null for nothing
public record Caller(
        String user,
        String arn,
        String accessKeyId,
        boolean temporary,
        @Nullable Policy sessionPolicy) {

    /// What the policies of the moment say.
    ///
    /// @param domain the domain that it is about; null for none
    public Verdict decide(AccessRequest request, @Nullable String domain, Directory directory) {
        Verdict verdict = directory.verdicts().of(user, domain, request, () -> policies(domain, directory));
        return verdict.allowed() && sessionPolicy != null ? Verdict.of(List.of(sessionPolicy), request) : verdict;
    }

    /// The policies that are asked, without the session's.
    List<Policy> policies(@Nullable String domain, Directory directory) {
        return policies(user, domain, directory);
    }

    /// The policies that are asked about a user.
    public static List<Policy> policies(String user, @Nullable String domain, Directory directory) {
        List<Policy> ofUser = directory.policiesOf(user);
        List<Policy> ofDomain = domain == null ? List.of() : directory.policiesOfDomain(domain);
        if (ofDomain.isEmpty()) {
            return ofUser;
        }
        List<Policy> both = new ArrayList<>(ofUser);
        both.addAll(ofDomain);
        return both;
    }
}
