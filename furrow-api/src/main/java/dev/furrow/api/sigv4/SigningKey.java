package dev.furrow.api.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that signs for one day, region and service: derived from a secret, and useless elsewhere.
///
/// To look an algorithm up takes longer than to use it, so it is looked up once and copied. Safe for use by many
/// threads.
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final MessageDigest SHA_256 = newSha256();

    /// Never used itself, only copied.
    private final Mac mac;

    private SigningKey(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /// The key for a scope.
    public static SigningKey derive(String secretKey, CredentialScope scope) {
        SigningKey begin = new SigningKey(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8));
        return begin.then(scope.date())
                .then(scope.region())
                .then(scope.service())
                .then(CredentialScope.TERMINATOR);
    }

    private SigningKey then(String part) {
        return new SigningKey(sign(part));
    }

    /// Signs a text, in UTF-8.
    public byte[] sign(String text) {
        try {
            return ((Mac) mac.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The keyed hash of this Java cannot be copied", e);
        }
    }

    /// The hash that signatures of this version are made over.
    public static byte[] sha256(byte[] bytes) {
        try {
            return ((MessageDigest) SHA_256.clone()).digest(bytes);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The hash of this Java cannot be copied", e);
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
