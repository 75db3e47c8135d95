package dev.furrow.server.access;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Verified;
import dev.furrow.api.sigv4.Verifier;
import dev.furrow.server.identity.AccessKey;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.Session;
import dev.furrow.server.identity.User;
import dev.furrow.server.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells who has signed a request. Safe for use by many threads.
public final class Authenticator {
    /// Stands where the id of a key does.
    public static final String CERTIFICATE = "certificate";

    private final Verifier verifier;
    private final IdentityBook book;
    private final Arn arns;
    private final Supplier<Instant> now;

    /// @param services the names of the service in signatures
    /// @param regions the regions that requests may be meant for; empty for any
    /// @param skew how far a caller's clock may be off
    public Authenticator(
            Set<String> services,
            Set<String> regions,
            Duration skew,
            IdentityBook book,
            Arn arns,
            Supplier<Instant> now) {
        this(services, regions, skew, book, arns, now, false);
    }

    /// As above.
    ///
    /// @param queries whether what is signed may have a query
    public Authenticator(
            Set<String> services,
            Set<String> regions,
            Duration skew,
            IdentityBook book,
            Arn arns,
            Supplier<Instant> now,
            boolean queries) {
        verifier = new Verifier(services, regions, skew, book, queries);
        this.book = book;
        this.arns = arns;
        this.now = now;
    }

    /// Who has signed a request, or shown a certificate and not signed it.
    ///
    /// @param certified the name in the certificate; null for none
    /// @throws Fault one of the authentication family
    public Caller authenticate(HttpMessage message, @Nullable String certified) {
        if (certified == null || Verifier.isSigned(message)) {
            return authenticate(message);
        }
        User user = book.directory().user(certified);
        if (user == null || user.disabled()) {
            throw Verifier.unrecognized();
        }
        return new Caller(certified, arns.user(certified), CERTIFICATE, false, null);
    }

    /// Who has signed a request.
    ///
    /// @throws Fault one of the authentication family
    public Caller authenticate(HttpMessage message) {
        Instant at = now.get();
        Verified verified = verifier.verify(message, at);
        return caller(verified.accessKeyId(), verified.sessionToken(), at);
    }

    /// Who shows a secret, as at a sign-in.
    ///
    /// @param sessionToken comes with temporary credentials; null for others
    /// @throws Fault one of the authentication family; the same for an unknown key and a wrong secret
    public Caller authenticate(String accessKeyId, String secret, @Nullable String sessionToken) {
        String known = book.secretOf(accessKeyId, sessionToken);
        byte[] shown = secret.getBytes(StandardCharsets.UTF_8);
        // Compared with something in any case, so that time does not tell which keys there are.
        boolean fits =
                MessageDigest.isEqual((known == null ? accessKeyId : known).getBytes(StandardCharsets.UTF_8), shown);
        if (known == null || !fits) {
            throw Verifier.unrecognized();
        }
        return caller(accessKeyId, sessionToken, now.get());
    }

    /// Who has shown a secret some time ago; null if that does not count any more, because the key or its user is
    /// gone or disabled, or temporary credentials have ended.
    public @Nullable Caller remembered(String accessKeyId, @Nullable String sessionToken) {
        if (book.secretOf(accessKeyId, sessionToken) == null) {
            return null;
        }
        try {
            return caller(accessKeyId, sessionToken, now.get());
        } catch (Fault ended) {
            return null;
        }
    }

    private Caller caller(String id, @Nullable String sessionToken, Instant at) {
        AccessKey key = book.directory().key(id);
        if (key != null) {
            return new Caller(key.user(), arns.user(key.user()), id, false, null);
        }
        Session session = sessionToken == null ? null : book.session(id, sessionToken);
        if (session == null) {
            throw Verifier.unrecognized();
        }
        if (!session.expiresAt().isAfter(at)) {
            throw new Fault(FaultType.EXPIRED_TOKEN, "The security token included in the request is expired");
        }
        String arn = session.roleSession() == null
                ? arns.user(session.user())
                : arns.roleSession(session.user(), session.roleSession());
        Policy policy = session.policy() == null ? null : Policy.parse("session", session.policy());
        return new Caller(session.user(), arn, id, true, policy);
    }
}
