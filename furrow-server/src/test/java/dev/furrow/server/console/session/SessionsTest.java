package dev.furrow.server.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SessionsTest {
    private Instant now = Instant.ofEpochSecond(1_800_000_000);
    private final Sessions sessions = new Sessions(Duration.ofHours(8), () -> now);

    @Test
    void aSessionLastsAsLongAsItMayAndNotAMomentLonger() {
        String id = sessions.open("AKIA1", null);
        now = now.plus(Duration.ofHours(8)).minusMillis(1);
        assertThat(sessions.find(id)).isNotNull();
        now = now.plusMillis(1);

        assertThat(sessions.find(id)).isNull();
    }

    @Test
    void whoSignsOutIsNobody() {
        String id = sessions.open("AKIA1", "token");
        assertThat(sessions.find(id).sessionToken()).isEqualTo("token");

        sessions.close(id);

        assertThat(sessions.find(id)).isNull();
    }

    @Test
    void idsAreNewEachTimeAndNothingElseIsOne() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(sessions.newId());
        }

        assertThat(ids).hasSize(1_000).allMatch(sessions::isId);
        assertThat(sessions.isId("short")).isFalse();
        assertThat(sessions.isId(null)).isFalse();
        assertThat(sessions.isId("a".repeat(42) + "\n")).isFalse();
    }

    @Test
    void anIdThatWasNeverGivenOutIsNobody() {
        assertThat(sessions.find(sessions.newId())).isNull();
    }

    @Test
    void whenThereAreTooManyTheOldestEnds() {
        String first = sessions.open("AKIA0", null);
        for (int i = 1; i < 10_000; i++) {
            sessions.open("AKIA" + i, null);
        }
        assertThat(sessions.find(first)).isNotNull();

        String last = sessions.open("AKIA", null);

        assertThat(sessions.find(first)).isNull();
        assertThat(sessions.find(last)).isNotNull();
    }

    @Test
    void aProofIsDifferentEachTimeAndHoldsForItsSessionOnly() {
        String mine = sessions.newId();
        String one = sessions.proof(mine);
        String other = sessions.proof(mine);

        assertThat(one).isNotEqualTo(other);
        assertThat(sessions.isProof(one, mine)).isTrue();
        assertThat(sessions.isProof(other, mine)).isTrue();
        assertThat(sessions.isProof(one, sessions.newId())).isFalse();
        assertThat(new Sessions(Duration.ofHours(8), () -> now).isProof(one, mine))
                .isFalse();
    }

    @Test
    void whatIsNotAProofIsNone() {
        String mine = sessions.newId();
        String proof = sessions.proof(mine);
        char last = proof.charAt(40);

        assertThat(sessions.isProof(null, mine)).isFalse();
        assertThat(sessions.isProof("", mine)).isFalse();
        assertThat(sessions.isProof("?", mine)).isFalse();
        assertThat(sessions.isProof(proof.substring(4), mine)).isFalse();
        assertThat(sessions.isProof(proof.substring(0, 40) + (last == 'A' ? 'B' : 'A') + proof.substring(41), mine))
                .isFalse();
    }

    @Test
    void afterTwentyWrongSecretsAnAddressIsBarredForTheRestOfItsMinute() {
        for (int i = 0; i < 19; i++) {
            sessions.failed("10.0.0.1");
        }
        assertThat(sessions.isBarred("10.0.0.1")).isFalse();
        now = now.plusSeconds(59);
        sessions.failed("10.0.0.1");
        assertThat(sessions.isBarred("10.0.0.1")).isTrue();
        assertThat(sessions.isBarred("10.0.0.2")).isFalse();

        now = now.plusSeconds(1);

        assertThat(sessions.isBarred("10.0.0.1")).isFalse();
    }
}
