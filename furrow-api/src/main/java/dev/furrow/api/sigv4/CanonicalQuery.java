package dev.furrow.api.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The query of an address as a signature covers it: each name and value encoded in one way, sorted.
final class CanonicalQuery {
    private static final String HEX = "0123456789ABCDEF";

    private CanonicalQuery() {}

    /// @param query as it was sent; null for none
    static String of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return "";
        }
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(again(name) + '=' + again(value));
            }
        }
        // The sign of equality comes behind every letter and digit but before nothing that a name could hold here.
        pairs.sort((one, other) -> {
            int order = name(one).compareTo(name(other));
            return order != 0 ? order : one.compareTo(other);
        });
        return String.join("&", pairs);
    }

    private static String name(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    /// Decodes what is encoded, and encodes all but the unreserved characters (RFC 3986).
    private static String again(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low < 0) {
                plain.write(bytes[i]);
            } else {
                plain.write(high * 16 + low);
                i += 2;
            }
        }
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : plain.toByteArray()) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.~".indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            }
        }
        return encoded.toString();
    }
}
