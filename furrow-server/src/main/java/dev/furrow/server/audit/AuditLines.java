package dev.furrow.server.audit;

import dev.furrow.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Puts lines together, each with the hash of itself and of the line before. Belongs to one thread, which writes as
/// many lines as the server is asked things: what a line needs is made once, and nothing of it is ever a text.
final class AuditLines {
    private static final byte[] TIME = JsonWriter.key("time");
    private static final byte[] REQUEST_ID = JsonWriter.key("requestId");
    private static final byte[] PRINCIPAL = JsonWriter.key("principal");
    private static final byte[] ACCESS_KEY_ID = JsonWriter.key("accessKeyId");
    private static final byte[] ADDRESS = JsonWriter.key("address");
    private static final byte[] ACTION = JsonWriter.key("action");
    private static final byte[] RESOURCE = JsonWriter.key("resource");
    private static final byte[] OUTCOME = JsonWriter.key("outcome");
    private static final byte[] REASON = JsonWriter.key("reason");
    private static final byte[] HASH = JsonWriter.key("hash");
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH_BYTES = 32;
    static final int HASH_DIGITS = 2 * HASH_BYTES;
    private static final int NANO_DIGITS = 9;

    private final JsonWriter out = new JsonWriter(1_024);
    private final MessageDigest sha256;
    private final byte[] digest = new byte[HASH_BYTES];
    /// The hash in hexadecimal digits, between quotes.
    private final byte[] hash = new byte[HASH_DIGITS + 2];
    private long second;
    /// A quote and the time down to the second, which many lines share.
    private byte[] wholeSecond = {};
    private byte[] time = {};

    AuditLines() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        hash[0] = '"';
        hash[hash.length - 1] = '"';
    }

    /// Puts a line together, without its end.
    ///
    /// @param hashBefore of the line before, in hexadecimal digits
    /// @return what holds it until the next one
    JsonWriter line(AuditEntry entry, byte[] hashBefore) {
        out.clear();
        out.beginObject();
        out.member(TIME);
        writeTime(entry.time());
        out.member(REQUEST_ID).string(entry.requestId());
        out.member(PRINCIPAL).string(entry.principal());
        member(ACCESS_KEY_ID, entry.accessKeyId());
        out.member(ADDRESS).string(entry.address());
        out.member(ACTION).string(entry.action());
        member(RESOURCE, entry.resource());
        out.member(OUTCOME).string(entry.outcome());
        member(REASON, entry.reason());
        sha256.update(hashBefore);
        sha256.update(out.buffer(), 0, out.length());
        try {
            sha256.digest(digest, 0, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("There is room for the hash", e);
        }
        for (int i = 0; i < HASH_BYTES; i++) {
            hash[2 * i + 1] = DIGITS[(digest[i] >> 4) & 0xF];
            hash[2 * i + 2] = DIGITS[digest[i] & 0xF];
        }
        return out.member(HASH).raw(hash).endObject();
    }

    /// Takes the hash of the line that was put together last, in hexadecimal digits.
    void hash(byte[] into) {
        System.arraycopy(hash, 1, into, 0, HASH_DIGITS);
    }

    private void member(byte[] name, @Nullable String value) {
        if (value != null) {
            out.member(name).string(value);
        }
    }

    /// As an instant writes itself, which would take as long as the rest of the line.
    private void writeTime(Instant at) {
        if (at.getEpochSecond() != second || wholeSecond.length == 0) {
            second = at.getEpochSecond();
            String text = Instant.ofEpochSecond(second).toString();
            wholeSecond = ('"' + text.substring(0, text.length() - 1)).getBytes(StandardCharsets.US_ASCII);
            time = new byte[wholeSecond.length + 1 + NANO_DIGITS + 2];
            System.arraycopy(wholeSecond, 0, time, 0, wholeSecond.length);
        }
        int nanos = at.getNano();
        int end = wholeSecond.length;
        if (nanos != 0) {
            time[end] = '.';
            int rest = nanos;
            for (int i = NANO_DIGITS; i >= 1; i--) {
                time[end + i] = DIGITS[rest % 10];
                rest /= 10;
            }
            end += 1 + (nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS);
        }
        time[end] = 'Z';
        time[end + 1] = '"';
        out.raw(time, 0, end + 2);
    }
}
