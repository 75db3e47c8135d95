package dev.furrow.engine.token;

import dev.furrow.api.fault.Fault;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Turns bytes into a token that nobody else can make, and back: the bytes, then the first half of their HMAC-SHA256
/// under the server's key, in the URL-safe base 64 alphabet. Safe for use by many threads.
public final class Seal {
    /// The length of a key in bytes.
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;

    /// What this thread has opened last: a request's token is looked at when it is decided who may answer the task,
    /// and again when the task is answered.
    private static final class Opened {
        private @Nullable String token;
        private byte[] content = {};
    }

    private final ThreadLocal<Mac> mac;
    private final ThreadLocal<Opened> opened = ThreadLocal.withInitial(Opened::new);

    /// @param key the server's secret, of [#KEY_BYTES]
    public Seal(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, ALGORITHM);
        mac = ThreadLocal.withInitial(() -> newMac(secret));
    }

    /// The token that holds these bytes.
    String seal(byte[] content) {
        byte[] sealed = Arrays.copyOf(content, content.length + MAC_BYTES);
        System.arraycopy(mac.get().doFinal(content), 0, sealed, content.length, MAC_BYTES);
        return text(sealed);
    }

    /// The bytes that the token holds; not to be changed.
    ///
    /// @throws Fault ValidationException `Invalid token` if it was not made by [#seal] under the same key
    @SuppressWarnings("ReferenceEquality") // The very same text: one that is equal is opened as any other.
    byte[] open(String token) {
        Opened last = opened.get();
        if (last.token != token) {
            last.content = openAnew(token);
            last.token = token;
        }
        return last.content;
    }

    private byte[] openAnew(String token) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            throw Fault.invalidToken();
        }
        // Base 64 has several spellings of the last bits, and padding; only ours is the token.
        if (sealed.length < MAC_BYTES || !text(sealed).equals(token)) {
            throw Fault.invalidToken();
        }
        byte[] content = Arrays.copyOf(sealed, sealed.length - MAC_BYTES);
        byte[] expected = Arrays.copyOf(mac.get().doFinal(content), MAC_BYTES);
        byte[] found = Arrays.copyOfRange(sealed, content.length, sealed.length);
        if (!MessageDigest.isEqual(expected, found)) {
            throw Fault.invalidToken();
        }
        return content;
    }

    private static String text(byte[] sealed) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static Mac newMac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
