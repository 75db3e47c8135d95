package dev.furrow.api.sigv4;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Lets a request pass if a known key has signed exactly it, not long ago and for this service. Safe for use by
/// many threads.
///
/// A key that is not known and a signature that does not fit are the same answer after the same work, so that
/// nobody learns which keys exist. Every refusal of either kind costs the derivation of one signing key, and a
/// key that was derived is kept only when a signature has fitted: what is kept could be seen in the time that
/// an answer takes. What then still differs, such as finding a key or not, some hundred nanoseconds, goes into
/// the rest of a step of time that every refusal takes. What a caller can see for himself is told apart: form,
/// date, scope, body.
public final class Verifier {
    private static final String AUTHORIZATION = "authorization";
    private static final String CONTENT_HASH = "x-amz-content-sha256";
    private static final String DATE = "date";
    private static final String HOST = "host";
    private static final String SESSION_TOKEN = "x-amz-security-token";
    private static final HexFormat HEX = HexFormat.of();
    private static final String X_AMZ = "x-amz-";
    private static final String X_AMZ_DATE = "x-amz-date";
    /// No known key has it: a secret has no space.
    private static final String NOBODYS_SECRET = "no key";

    private final Set<String> services;
    private final Set<String> regions;
    private final Duration skew;
    private final Secrets secrets;
    private final boolean queries;
    private final SigningKeyCache keys = new SigningKeyCache();
    private final ThreadLocal<Recent> recents = ThreadLocal.withInitial(Recent::new);
    private final LongAdder derivations = new LongAdder();

    /// @param services the names of the service in signatures
    /// @param regions the regions that requests may be meant for; empty for any
    /// @param skew how far the caller's clock may be from this one, either way
    /// @param secrets knows the keys
    public Verifier(Set<String> services, Set<String> regions, Duration skew, Secrets secrets) {
        this(services, regions, skew, secrets, false);
    }

    /// As above.
    ///
    /// @param queries whether a signed request may have a query, which the signature then covers
    public Verifier(Set<String> services, Set<String> regions, Duration skew, Secrets secrets, boolean queries) {
        this.queries = queries;
        this.services = Set.copyOf(services);
        this.regions = Set.copyOf(regions);
        this.skew = skew;
        this.secrets = secrets;
    }

    /// Whether a request says that it is signed; one that does not may be anybody's.
    public static boolean isSigned(HttpMessage message) {
        for (HttpMessage.Header header : message.headers()) {
            if (header.name().equalsIgnoreCase(AUTHORIZATION)) {
                return true;
            }
        }
        return message.query() != null && message.query().contains("X-Amz-");
    }

    /// Verifies a request.
    ///
    /// @param now the time here
    /// @throws Fault one of the authentication family
    public Verified verify(HttpMessage message, Instant now) {
        try {
            return verifyOnce(message, now);
        } catch (HttpMessage.RepeatedHeader repeated) {
            throw Authorization.incomplete(String.valueOf(repeated.getMessage()));
        }
    }

    private Verified verifyOnce(HttpMessage message, Instant now) {
        Refusal refusal = Refusal.begin();
        Recent recent = recents.get();
        String header = message.header(AUTHORIZATION);
        Authorization known = recent.claim == null ? null : recent.claim.again(header);
        Authorization claim = known == null ? Authorization.parse(header) : known;
        CredentialScope scope = claim.scope();
        requireForm(message, claim, known != null);
        List<String> signed = signed(message, claim);
        SignatureDate date = date(message, claim, recent);
        requireScope(scope, date);
        requireSkew(date, now);
        byte[] bodyHash = bodyHash(message);
        String sessionToken = message.header(SESSION_TOKEN);
        String secret = secrets.secretOf(claim.accessKeyId(), sessionToken);
        SigningKey kept = secret == null ? null : keys.find(claim.accessKeyId(), secret, scope);
        SigningKey key = kept == null ? derive(secret == null ? NOBODYS_SECRET : secret, scope) : kept;
        byte[] signature = CanonicalRequest.signature(
                key,
                message.method(),
                message.path(),
                message.query(),
                claim.names(),
                signed,
                bodyHash,
                date.text(),
                scope);
        boolean fits = MessageDigest.isEqual(signature, HEX.parseHex(claim.signature()));
        if (!fits || secret == null) {
            if (kept != null) {
                derive(NOBODYS_SECRET, scope);
            }
            if (known != null) {
                // That the key was in use a moment ago is nobody's business either.
                Authorization.parse(header).requireNames();
            }
            refusal.takeItsTime();
            throw unrecognized();
        }
        if (kept == null) {
            keys.keep(claim.accessKeyId(), secret, scope, key);
        }
        recent.claim = claim;
        recent.date = date;
        return new Verified(claim.accessKeyId(), scope.region(), scope.service(), sessionToken);
    }

    /// What the thread has found to be good last. The next request is likely of the same client, or of another
    /// with the same key and the same library, and of the same second: then all but its signature is read
    /// already.
    private static final class Recent {
        private @Nullable Authorization claim;
        private @Nullable SignatureDate date;
    }

    private SigningKey derive(String secret, CredentialScope scope) {
        derivations.increment();
        return SigningKey.derive(secret, scope);
    }

    /// How many signing keys were derived: nearly all of the work, for those who compare it.
    long derivations() {
        return derivations.sum();
    }

    /// The answer to an unknown key and to a wrong signature.
    public static Fault unrecognized() {
        return new Fault(FaultType.UNRECOGNIZED_CLIENT, "The security token included in the request is invalid.");
    }

    /// @param known whether the names of the signed headers were found to be good before
    private void requireForm(HttpMessage message, Authorization claim, boolean known) {
        if (!queries && message.query() != null && !message.query().isEmpty()) {
            throw invalid("A signed request has no query");
        }
        if (known) {
            return;
        }
        claim.requireNames();
        if (!claim.signs(HOST)) {
            throw invalid("The header host must be signed");
        }
    }

    /// The values of the signed headers, in the order of their names.
    private static List<String> signed(HttpMessage message, Authorization claim) {
        for (HttpMessage.Header header : message.headers()) {
            String name = header.name();
            if (name.regionMatches(true, 0, X_AMZ, 0, X_AMZ.length()) && !claim.signs(name)) {
                throw invalid("The header " + name.toLowerCase(Locale.ROOT) + " must be signed");
            }
        }
        String names = claim.names();
        List<String> values = new ArrayList<>();
        int end;
        for (int begin = 0; begin <= names.length(); begin = end + 1) {
            end = HeaderNames.end(names, begin);
            String value = message.header(names, begin, end);
            if (value == null) {
                throw invalid("The header " + names.substring(begin, end) + " is signed, but not there");
            }
            if (!isOneLineOfBytes(value)) {
                throw invalid(
                        "The header " + names.substring(begin, end) + " is folded or has characters that are no bytes");
            }
            values.add(value);
        }
        return values;
    }

    private static boolean isOneLineOfBytes(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n' || c == '\r' || c > 0xFF) {
                return false;
            }
        }
        return true;
    }

    private static SignatureDate date(HttpMessage message, Authorization claim, Recent recent) {
        String text = message.header(X_AMZ_DATE);
        SignatureDate date;
        if (text != null) {
            SignatureDate last = recent.date;
            date = last != null && last.text().equals(text) ? last : SignatureDate.parseBasic(text.strip());
        } else {
            String http = message.header(DATE);
            if (http == null) {
                throw Authorization.incomplete("The request has neither X-Amz-Date nor Date");
            }
            if (!claim.signs(DATE)) {
                throw invalid("The header date must be signed");
            }
            date = SignatureDate.parseHttp(http.strip());
        }
        if (date == null) {
            throw Authorization.incomplete("The date of the request must have the form 20261122T203749Z");
        }
        return date;
    }

    private void requireScope(CredentialScope scope, SignatureDate date) {
        if (!scope.date().equals(date.day())) {
            throw invalid("Credential is scoped to " + scope.date() + ", but the request is of " + date.day());
        }
        if (!services.contains(scope.service())) {
            throw invalid("Credential is scoped to the service " + scope.service() + ", which is not this one");
        }
        if (!regions.isEmpty() && !regions.contains(scope.region())) {
            throw invalid("Credential is scoped to the region " + scope.region() + ", which is not served here");
        }
    }

    private void requireSkew(SignatureDate date, Instant now) {
        if (date.at().isBefore(now.minus(skew))) {
            throw invalid("Signature expired: " + date.text() + " is more than " + skew.toMinutes() + " minutes before "
                    + SignatureDate.of(now).text());
        }
        if (date.at().isAfter(now.plus(skew))) {
            throw invalid("Signature not yet current: " + date.text() + " is more than " + skew.toMinutes()
                    + " minutes after " + SignatureDate.of(now).text());
        }
    }

    private static byte[] bodyHash(HttpMessage message) {
        byte[] hash = HashInput.ofThread().sha256(message.body());
        String claimed = message.header(CONTENT_HASH);
        if (claimed != null && !claimed.strip().equals(HEX.formatHex(hash))) {
            throw invalid("X-Amz-Content-SHA256 is not the hash of the body");
        }
        return hash;
    }

    private static Fault invalid(String why) {
        return new Fault(FaultType.INVALID_SIGNATURE, why);
    }
}
