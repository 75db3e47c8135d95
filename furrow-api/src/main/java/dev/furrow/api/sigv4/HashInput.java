package dev.furrow.api.sigv4;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Bytes on their way into a hash, put together without texts in between.
///
/// To look an algorithm up and to make room takes longer than to hash, so each thread has one of these and uses it
/// again and again. It is empty when it is fetched and after each hash.
final class HashInput {
    static final String KEYED = "HmacSHA256";

    private static final ThreadLocal<HashInput> OF_THREAD = ThreadLocal.withInitial(HashInput::new);
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int ORDINARY = 2_048;

    private final MessageDigest sha256;
    private final Mac mac;
    private byte[] bytes = new byte[ORDINARY];
    private int length;

    private HashInput() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
            mac = Mac.getInstance(KEYED);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// That of this thread, empty.
    static HashInput ofThread() {
        HashInput input = OF_THREAD.get();
        input.length = 0;
        return input;
    }

    /// Each character as one byte; one that is none as a question mark.
    HashInput add(String text) {
        return add(text, 0, text.length());
    }

    HashInput add(String text, int from, int to) {
        ensure(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            bytes[length++] = (byte) (c > 0xFF ? '?' : c);
        }
        return this;
    }

    HashInput add(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /// A header's value without white space around, and with one space for each run of it inside.
    HashInput addTrimmed(String value) {
        ensure(value.length());
        int begin = length;
        boolean gap = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                gap = length > begin;
                continue;
            }
            if (gap) {
                bytes[length++] = ' ';
                gap = false;
            }
            bytes[length++] = (byte) (c > 0xFF ? '?' : c);
        }
        return this;
    }

    /// Bytes as hexadecimal digits.
    HashInput addHex(byte[] some) {
        ensure(2 * some.length);
        for (byte one : some) {
            bytes[length++] = HEX[(one >> 4) & 0xF];
            bytes[length++] = HEX[one & 0xF];
        }
        return this;
    }

    /// The SHA-256 of what was added.
    byte[] sha256() {
        sha256.update(bytes, 0, length);
        length = 0;
        return sha256.digest();
    }

    /// The SHA-256 of other bytes.
    byte[] sha256(byte[] others) {
        return sha256.digest(others);
    }

    /// The HMAC-SHA256 of what was added.
    byte[] keyed(SecretKeySpec by) {
        try {
            // Also if it holds that key already: whose key was used last would show in the time.
            mac.init(by);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Every key fits", e);
        }
        mac.update(bytes, 0, length);
        length = 0;
        return mac.doFinal();
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
