package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.sigv4.Credentials;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Signer;
import dev.furrow.server.identity.IdentityBook;
import dev.furrow.server.identity.NewSecret;
import dev.furrow.server.identity.Notes;
import dev.furrow.server.identity.Vault;
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

    private final Map<String, String> kept = new HashMap<>();
    private Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private IdentityBook book;
    private Authenticator authenticator;

    @BeforeEach
    void begin() throws Exception {
        book = new IdentityBook(new Kept(), Vault.open(directory, KEY), () -> now);
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

    private final class Kept implements Notes {
        @Override
        public Map<String, String> all() {
            return Map.copyOf(kept);
        }

        @Override
        public void keep(Map<String, String> puts, Iterable<String> deletes) {
            kept.putAll(puts);
            deletes.forEach(kept::remove);
        }
    }
}
