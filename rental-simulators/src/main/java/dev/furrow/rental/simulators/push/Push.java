package dev.furrow.rental.simulators.push;

import dev.furrow.rental.simulators.web.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as it was sent, after its checks.
///
/// @param target what kind of address it has: `token` or `topic`
/// @param address the address
/// @param collapseKey of several that wait only the last is told
record Push(
        String target,
        String address,
        String title,
        String body,
        Map<String, String> data,
        @Nullable String collapseKey,
        Duration ttl) {
    private static final int LARGEST = 4_096;
    private static final Duration LONGEST = Duration.ofDays(28);
    private static final Set<String> RESERVED = Set.of("from", "notification", "message_type");

    /// @throws Refusal whose reason begins with the field that is wrong
    static Push read(JsonNode message) {
        if (!message.isObject()) {
            throw new Refusal(400, "message: must be an object");
        }
        String token = text(message.path("token"), "message.token");
        String topic = text(message.path("topic"), "message.topic");
        if (token.isEmpty() == topic.isEmpty()) {
            throw new Refusal(400, "message: Exactly one of token, topic or condition must be specified");
        }
        if (!topic.isEmpty() && !topic.matches("[a-zA-Z0-9-_.~%]+")) {
            throw new Refusal(400, "message.topic: Invalid topic name");
        }
        JsonNode notification = message.path("notification");
        Map<String, String> data = data(message.path("data"));
        JsonNode android = message.path("android");
        String collapseKey = text(android.path("collapse_key"), "message.android.collapse_key");
        Push push = new Push(
                token.isEmpty() ? "topic" : "token",
                token.isEmpty() ? topic : token,
                text(notification.path("title"), "message.notification.title"),
                text(notification.path("body"), "message.notification.body"),
                data,
                collapseKey.isEmpty() ? null : collapseKey,
                ttl(text(android.path("ttl"), "message.android.ttl")));
        if (push.size() > LARGEST) {
            throw new Refusal(400, "message: Message is too big, more than " + LARGEST + " bytes");
        }
        return push;
    }

    private static Map<String, String> data(JsonNode node) {
        Map<String, String> data = new LinkedHashMap<>();
        int index = 0;
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String field = "message.data[" + index++ + "].value";
            if (RESERVED.contains(each.getKey()) || each.getKey().startsWith("google.")) {
                throw new Refusal(400, field + ": Invalid data payload key: " + each.getKey());
            }
            if (!each.getValue().isString()) {
                throw new Refusal(400, field + ": Invalid value (TYPE_STRING), " + each.getValue());
            }
            data.put(each.getKey(), each.getValue().stringValue());
        }
        return data;
    }

    private static String text(JsonNode node, String field) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isString()) {
            throw new Refusal(400, field + ": Invalid value (TYPE_STRING), " + node);
        }
        return node.stringValue();
    }

    private static Duration ttl(String text) {
        if (text.isEmpty()) {
            return LONGEST;
        }
        if (!text.matches("[0-9]{1,7}(\\.[0-9]{1,9})?s")) {
            throw new Refusal(400, "message.android.ttl: Illegal duration format; duration must end with 's'");
        }
        Duration ttl = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        if (ttl.compareTo(LONGEST) > 0) {
            throw new Refusal(400, "message.android.ttl: must be at most 28 days");
        }
        return ttl;
    }

    private int size() {
        int size = title.length() + body.length();
        for (Map.Entry<String, String> each : data.entrySet()) {
            size += each.getKey().length() + each.getValue().length();
        }
        return size;
    }
}
