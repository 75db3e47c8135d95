package dev.furrow.rental.simulators.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The body of an upload: as it is, or in chunks of which each is signed over the one before. Hashes, signatures and
/// checksums are verified; what is returned is what the client meant. Assets are small, so that it is kept in memory.
final class S3Body {
    private static final int LARGEST = 32 << 20;
    private static final String EMPTY_HASH = S3Signature.hash("");
    private static final String CHECKSUM = "x-amz-checksum-crc32";

    private S3Body() {}

    static byte[] read(InputStream in, S3Signature.Good signature, Map<String, List<String>> headers)
            throws IOException {
        Map<String, String> trailers = new LinkedHashMap<>();
        byte[] body;
        if (signature.payload().startsWith("STREAMING-")) {
            body = chunks(in, signature, trailers);
        } else {
            body = in.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw tooLarge();
            }
            if (!signature.payload().equals("UNSIGNED-PAYLOAD")
                    && !signature.payload().equals(S3Signature.hash(body))) {
                throw new S3Fault(
                        400,
                        "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        }
        List<String> header = headers.get(CHECKSUM);
        checksum(header == null ? trailers.get(CHECKSUM) : header.getFirst(), body);
        return body;
    }

    private static byte[] chunks(InputStream in, S3Signature.Good signature, Map<String, String> trailers)
            throws IOException {
        boolean signed = signature.payload().startsWith("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String before = signature.signature();
        while (true) {
            String[] head = line(in).split(";chunk-signature=", 2);
            int size = size(head[0]);
            if (body.size() + size > LARGEST) {
                throw tooLarge();
            }
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new S3Fault(400, "IncompleteBody", "The body ended in the midst of a chunk.");
            }
            if (signed) {
                String expected = signature.chunk(
                        "AWS4-HMAC-SHA256-PAYLOAD", before, EMPTY_HASH + '\n' + S3Signature.hash(chunk));
                if (head.length < 2 || !head[1].equals(expected)) {
                    throw new S3Fault(403, "SignatureDoesNotMatch", "The signature of a chunk does not match.");
                }
                before = expected;
            }
            if (size == 0) {
                trailers(in, signature, signed ? before : null, trailers);
                return body.toByteArray();
            }
            body.writeBytes(chunk);
            if (!line(in).isEmpty()) {
                throw malformed();
            }
        }
    }

    private static void trailers(
            InputStream in, S3Signature.Good signature, @Nullable String before, Map<String, String> trailers)
            throws IOException {
        String claimed = null;
        StringBuilder canonical = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw malformed();
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("x-amz-trailer-signature")) {
                claimed = value;
            } else {
                trailers.put(name, value);
                canonical.append(name).append(':').append(value).append('\n');
            }
        }
        if (before != null && !trailers.isEmpty()) {
            String expected =
                    signature.chunk("AWS4-HMAC-SHA256-TRAILER", before, S3Signature.hash(canonical.toString()));
            if (!expected.equals(claimed)) {
                throw new S3Fault(403, "SignatureDoesNotMatch", "The signature of the trailer does not match.");
            }
        }
    }

    private static void checksum(@Nullable String claimed, byte[] body) {
        if (claimed == null) {
            return;
        }
        CRC32 crc = new CRC32();
        crc.update(body);
        int value = (int) crc.getValue();
        byte[] bytes = {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
        if (!claimed.equals(Base64.getEncoder().encodeToString(bytes))) {
            throw new S3Fault(400, "BadDigest", "The CRC32 you specified did not match the calculated checksum.");
        }
    }

    private static int size(String text) {
        if (!text.matches("[0-9a-fA-F]{1,7}")) {
            throw malformed();
        }
        return Integer.parseInt(text, 16);
    }

    /// A line without its end; empty at the end of the body, too.
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() > 1_024) {
                throw malformed();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).stripTrailing();
    }

    private static S3Fault malformed() {
        return new S3Fault(400, "InvalidRequest", "The chunks of the body are malformed.");
    }

    private static S3Fault tooLarge() {
        return new S3Fault(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.");
    }
}
