package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.MapNotes;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.server.identity.Vault;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Policy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuthenticatorTest {
    private static final String KEY = "07".repeat(32);

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private IdentityBook book;
    private Authenticator authenticator;

    @BeforeEach
    void begin() throws Exception {
        book = new IdentityBook(new MapNotes(), Vault.open(directory, KEY), () -> now);
        authenticator =
                new Authenticator(Set.of("swf"), Set.of(), Duration.ofMinutes(15), book, new Arn("r", "1"), () -> now);
        book.createUser("ann");
    }

    private Caller call(NewSecret with) {
        Map<String, String> headers = new HashMap<>(Map.of("Host", "h"));
        headers.putAll(new Signer("r", "swf")
                .sign(
                        new Credentials(with.accessKeyId(), with.secretAccessKey(), with.sessionToken()),
                        "POST",
                        "/",
                        headers,
                        new byte[0],
                        now));
        return authenticator.authenticate(new HttpMessage("POST", "/", null, headers.entrySet(), new byte[0]));
    }

    @Test
    void aSessionIsGoodUntilTheMomentOfItsEnd() {
        NewSecret session = book.createSession("ann", null, null, Duration.ofMinutes(15), null);

        now = now.plusSeconds(899);
        assertThat(call(session))
                .isEqualTo(new Caller("ann", "arn:aws:iam::1:user/ann", session.accessKeyId(), true, null));

        now = now.plusSeconds(1);
        assertThat(catchThrowableOfType(Fault.class, () -> call(session)).type())
                .isEqualTo(FaultType.EXPIRED_TOKEN);
    }

    @Test
    void aSessionOfADisabledUserIsUnknown() {
        NewSecret session = book.createSession("ann", null, null, Duration.ofMinutes(15), null);
        book.disableUser("ann", true);

        assertThat(catchThrowableOfType(Fault.class, () -> call(session)).type())
                .isEqualTo(FaultType.UNRECOGNIZED_CLIENT);
    }

    @Test
    void aSessionOfARoleIsNamedAfterBoth() {
        NewSecret session = book.createSession("ann", null, "me", Duration.ofMinutes(15), null);

        assertThat(call(session).arn()).isEqualTo("arn:aws:sts::1:assumed-role/ann/me");
    }

    private static HttpMessage unsigned() {
        return new HttpMessage("POST", "/", null, Map.of("Host", "h").entrySet(), new byte[0]);
    }

    @Test
    void aCertificateStandsForItsUserWhereNothingIsSigned() {
        assertThat(authenticator.authenticate(unsigned(), "ann"))
                .isEqualTo(new Caller("ann", "arn:aws:iam::1:user/ann", "certificate", false, null));
    }

    @Test
    void aCertificateOfNobodyOrOfWhoIsDisabledIsUnknown() {
        assertThat(catchThrowableOfType(Fault.class, () -> authenticator.authenticate(unsigned(), "bob"))
                        .type())
                .isEqualTo(FaultType.UNRECOGNIZED_CLIENT);
        book.disableUser("ann", true);
        assertThat(catchThrowableOfType(Fault.class, () -> authenticator.authenticate(unsigned(), "ann"))
                        .type())
                .isEqualTo(FaultType.UNRECOGNIZED_CLIENT);
    }

    @Test
    void withoutACertificateAndASignatureNobodyIsKnown() {
        assertThat(catchThrowableOfType(Fault.class, () -> authenticator.authenticate(unsigned(), null))
                        .type())
                .isEqualTo(FaultType.MISSING_AUTHENTICATION_TOKEN);
    }

    @Test
    void aSignatureCountsMoreThanACertificate() {
        book.createUser("bob");
        NewSecret key = book.createKey("bob");
        Map<String, String> headers = new HashMap<>(Map.of("Host", "h"));
        headers.putAll(new Signer("r", "swf")
                .sign(
                        new Credentials(key.accessKeyId(), key.secretAccessKey(), null),
                        "POST",
                        "/",
                        headers,
                        new byte[0],
                        now));

        assertThat(authenticator
                        .authenticate(new HttpMessage("POST", "/", null, headers.entrySet(), new byte[0]), "ann")
                        .user())
                .isEqualTo("bob");
    }

    @Test
    void policiesOfTheUserAndOfTheDomainAreAskedTogetherAndASessionsOwnRestricts() {
        book.putPolicy("allow", document("Allow", "*"));
        book.putPolicy("deny", document("Deny", "swf:b"));
        book.attach(IdentityBook.Holder.USER, "ann", "allow");
        book.attach(IdentityBook.Holder.DOMAIN, "d", "deny");
        Caller ann = authenticator.authenticate(unsigned(), "ann");
        Caller restricted = new Caller("ann", "arn", "k", true, Policy.parse("session", document("Allow", "swf:a")));

        assertThat(may(ann, "swf:a", "d")).isTrue();
        assertThat(may(ann, "swf:b", "d")).isFalse();
        assertThat(may(ann, "swf:b", "e")).isTrue();
        assertThat(may(ann, "swf:b", null)).isTrue();
        assertThat(may(restricted, "swf:a", null)).isTrue();
        assertThat(may(restricted, "swf:c", null)).isFalse();
        assertThat(may(restricted, "swf:b", "d")).isFalse();
        assertThat(ann.policies("e", book.directory())).hasSize(1);
        assertThat(ann.policies("d", book.directory())).hasSize(2);
    }

    private boolean may(Caller caller, String action, String domain) {
        return caller.decide(new AccessRequest(action, "arn", Map.of()), domain, book.directory())
                .allowed();
    }

    private static String document(String effect, String action) {
        return "{\"Statement\":{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}}";
    }
}
