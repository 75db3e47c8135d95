package dev.furrow.rental.simulators.push;

import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.Form;
import dev.furrow.rental.simulators.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives access tokens for assertions that a service account has signed (RFC 7523): the signature is verified, and so
/// are issuer, audience, scope and times.
final class AccessTokens {
    static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceAccount account;
    private final String tokenUri;
    private final Timeline timeline;
    private final Chance chance;
    private final Map<String, Instant> given = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    AccessTokens(ServiceAccount account, String tokenUri, Timeline timeline, Chance chance) {
        this.account = account;
        this.tokenUri = tokenUri;
        this.timeline = timeline;
        this.chance = chance;
    }

    /// Answers a request for a token.
    Map<String, Object> grant(Form form) {
        if (!GRANT.equals(form.get("grant_type"))) {
            throw new Refusal(400, "unsupported_grant_type");
        }
        verify(form.get("assertion", ""));
        Instant now = timeline.now();
        given.values().removeIf(until -> !until.isAfter(now));
        String token = "ya29." + chance.id("access-token", count.incrementAndGet());
        given.put(token, now.plus(LIFE));
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("access_token", token);
        reply.put("expires_in", LIFE.toSeconds());
        reply.put("token_type", "Bearer");
        return reply;
    }

    /// Whether a header carries a token that is still good.
    boolean admits(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        Instant until = given.get(authorization.substring("Bearer ".length()));
        return until != null && timeline.now().isBefore(until);
    }

    private void verify(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        if (parts.length != 3) {
            throw invalid("The assertion is no signed JSON web token");
        }
        try {
            JsonNode header = json(parts[0]);
            if (!header.path("alg").asString("").equals("RS256")) {
                throw invalid("The assertion must be signed with RS256");
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(account.publicKey());
            signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                throw invalid("Invalid JWT Signature.");
            }
            claims(json(parts[1]));
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException malformed) {
            throw invalid("Invalid JWT Signature.");
        }
    }

    private void claims(JsonNode claims) {
        Instant now = timeline.now();
        if (!claims.path("iss").asString("").equals(account.email())) {
            throw invalid("Not a known service account");
        }
        if (!claims.path("aud").asString("").equals(tokenUri)) {
            throw invalid("The audience must be " + tokenUri);
        }
        if (!Arrays.asList(claims.path("scope").asString("").split(" ")).contains(SCOPE)) {
            throw new Refusal(400, "invalid_scope");
        }
        Instant issued = Instant.ofEpochSecond(claims.path("iat").asLong(0));
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        if (issued.isAfter(now.plus(SKEW))
                || !expires.isAfter(now)
                || Duration.between(issued, expires).compareTo(LIFE) > 0) {
            throw invalid("Token must be a short-lived token (60 minutes) and in a reasonable timeframe");
        }
    }

    private static JsonNode json(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static Refusal invalid(String why) {
        return new Refusal(400, "invalid_grant: " + why);
    }
}
