package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SigningKeyCacheTest {
    private final SigningKeyCache cache = new SigningKeyCache();
    private final CredentialScope today = new CredentialScope("20261122", "us-east-1", "swf");

    private static byte[] signed(SigningKey key) {
        return key.sign(HashInput.ofThread().add("x"));
    }

    @Test
    void aKeyIsDerivedOnce() {
        assertThat(cache.get("id", "secret", today)).isSameAs(cache.get("id", "secret", today));
    }

    @Test
    void manyKeysAreKeptSideBySide() {
        SigningKey first = cache.get("first", "secret", today);
        for (int i = 0; i < 4_095; i++) {
            cache.get("id" + i, "secret", today);
        }

        assertThat(cache.find("first", "secret", today)).isSameAs(first);
    }

    @Test
    void anotherDayRegionServiceOrSecretHasAnotherKey() {
        SigningKey key = cache.get("id", "secret", today);

        assertThat(cache.get("id", "secret", new CredentialScope("20261123", "us-east-1", "swf")))
                .isNotSameAs(key);
        assertThat(cache.get("id", "secret", new CredentialScope("20261122", "us-west-2", "swf")))
                .isNotSameAs(key);
        assertThat(cache.get("id", "secret", new CredentialScope("20261122", "us-east-1", "sts")))
                .isNotSameAs(key);
        assertThat(signed(cache.get("id", "changed", today))).isNotEqualTo(signed(key));
    }

    @Test
    void aFullCacheIsEmptiedAndGoesOn() {
        SigningKey first = cache.get("id", "secret", today);
        for (int i = 0; i < 4_096; i++) {
            cache.get("id" + i, "secret", today);
        }

        assertThat(cache.get("id", "secret", today)).isNotSameAs(first);
        assertThat(signed(cache.get("id", "secret", today))).isEqualTo(signed(first));
    }
}
