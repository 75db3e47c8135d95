package dev.furrow.server.audit;

import dev.furrow.api.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Puts lines together, each with the hash of itself and of the line before. Belongs to one thread, which writes as
/// many lines as the server is asked things: what a line needs is made once.
final class AuditLines {
    private static final HexFormat HEX = HexFormat.of();
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
    private static final int NANO_DIGITS = 9;

    private final JsonWriter out = new JsonWriter(1_024);
    private final MessageDigest sha256;
    private Instant second = Instant.EPOCH;
    private String secondText = "";
    private String hash = "";

    AuditLines() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /// Puts a line together, without its end.
    ///
    /// @return what holds it until the next one
    JsonWriter line(AuditEntry entry, String hashBefore) {
        out.clear();
        out.beginObject();
        out.member(TIME).string(text(entry.time()));
        out.member(REQUEST_ID).string(entry.requestId());
        out.member(PRINCIPAL).string(entry.principal());
        member(ACCESS_KEY_ID, entry.accessKeyId());
        out.member(ADDRESS).string(entry.address());
        out.member(ACTION).string(entry.action());
        member(RESOURCE, entry.resource());
        out.member(OUTCOME).string(entry.outcome());
        member(REASON, entry.reason());
        sha256.update(hashBefore.getBytes(StandardCharsets.US_ASCII));
        sha256.update(out.buffer(), 0, out.length());
        hash = HEX.formatHex(sha256.digest());
        return out.member(HASH).string(hash).endObject();
    }

    /// The hash of the line that was put together last.
    String hash() {
        return hash;
    }

    private void member(byte[] name, @Nullable String value) {
        if (value != null) {
            out.member(name).string(value);
        }
    }

    /// As an instant writes itself, which would take as long as the rest of the line.
    private String text(Instant time) {
        if (time.getEpochSecond() != second.getEpochSecond() || secondText.isEmpty()) {
            second = Instant.ofEpochSecond(time.getEpochSecond());
            String whole = second.toString();
            secondText = whole.substring(0, whole.length() - 1);
        }
        int nanos = time.getNano();
        if (nanos == 0) {
            return secondText + 'Z';
        }
        String digits = Integer.toString(nanos);
        String fraction = "0".repeat(NANO_DIGITS - digits.length()) + digits;
        int length = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : NANO_DIGITS;
        return secondText + '.' + fraction.substring(0, length) + 'Z';
    }
}
