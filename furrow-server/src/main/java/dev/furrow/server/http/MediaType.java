package dev.furrow.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The media type of an answer: that of the request, so that every generation of client sees its own.
final class MediaType {
    private static final String JSON = "application/json";
    private static final String AMZ_JSON_1_0 = "application/x-amz-json-1.0";
    private static final String AMZ_JSON_1_1 = "application/x-amz-json-1.1";

    private MediaType() {}

    static String ofAnswer(@Nullable String requestType) {
        if (requestType == null) {
            return JSON;
        }
        if (requestType.equals(AMZ_JSON_1_0)) {
            return AMZ_JSON_1_0;
        }
        int parameters = requestType.indexOf(';');
        String type = (parameters < 0 ? requestType : requestType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (type) {
            case AMZ_JSON_1_0 -> AMZ_JSON_1_0;
            case AMZ_JSON_1_1 -> AMZ_JSON_1_1;
            default -> JSON;
        };
    }
}
