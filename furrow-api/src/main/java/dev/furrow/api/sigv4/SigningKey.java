package dev.furrow.api.sigv4;

import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;

/// The key that signs for one day, region and service: derived from a secret, and useless elsewhere. Immutable.
public final class SigningKey {
    private final SecretKeySpec key;

    private SigningKey(byte[] key) {
        this.key = new SecretKeySpec(key, HashInput.KEYED);
    }

    /// The key for a scope.
    public static SigningKey derive(String secretKey, CredentialScope scope) {
        return new SigningKey(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8))
                .then(scope.date())
                .then(scope.region())
                .then(scope.service())
                .then(CredentialScope.TERMINATOR);
    }

    private SigningKey then(String part) {
        return new SigningKey(sign(HashInput.ofThread().add(part)));
    }

    /// Signs a text, such as the string to sign of another form of the same signatures. Its characters are ASCII.
    public byte[] sign(String text) {
        return sign(HashInput.ofThread().add(text));
    }

    /// The hash that signatures of this version are made over.
    public static byte[] sha256(byte[] bytes) {
        return HashInput.ofThread().sha256(bytes);
    }

    byte[] sign(HashInput text) {
        return text.keyed(key);
    }
}
