package dev.furrow.rental.simulators.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A path and a query as S3 reads and signs them.
///
/// @param bucket empty for the list of buckets
/// @param key empty for the bucket itself
/// @param parameters in the order of their encoded names, decoded
record S3Path(String bucket, String key, List<Map.Entry<String, String>> parameters) {
    private static final String UNRESERVED = "-_.~";

    static S3Path parse(String rawPath, @Nullable String rawQuery) {
        String path = decode(rawPath.startsWith("/") ? rawPath.substring(1) : rawPath);
        int slash = path.indexOf('/');
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (rawQuery != null && !rawQuery.isEmpty()) {
            for (String pair : rawQuery.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.add(Map.entry(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        parameters.sort(Comparator.comparing((Map.Entry<String, String> each) -> encode(each.getKey(), false))
                .thenComparing(each -> encode(each.getValue(), false)));
        return new S3Path(
                slash < 0 ? path : path.substring(0, slash),
                slash < 0 ? "" : path.substring(slash + 1),
                List.copyOf(parameters));
    }

    @Nullable String parameter(String name) {
        return parameters.stream()
                .filter(each -> each.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    boolean has(String name) {
        return parameter(name) != null;
    }

    String canonicalPath() {
        String path = '/' + bucket + (key.isEmpty() && !bucket.isEmpty() ? "" : '/' + key);
        return encode(bucket.isEmpty() ? "/" : path, true);
    }

    /// Without the signature itself.
    String canonicalQuery() {
        return parameters.stream()
                .filter(each -> !each.getKey().equals("X-Amz-Signature"))
                .map(each -> encode(each.getKey(), false) + '=' + encode(each.getValue(), false))
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        // A plus is a plus here; a space is always %20.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static String encode(String text, boolean keepSlash) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if ((c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0
                    || (keepSlash && c == '/')) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return out.toString();
    }
}
