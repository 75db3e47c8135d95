package dev.furrow.rental.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pushes to all apps of a person. Nobody reports that a push arrived: taken is the end of it. A token that the
/// provider does not know any more is not used again.
@Component
class PushSender implements Sender {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String WORTH = "3600s";

    private final ChannelProperties.Fcm fcm;
    private final PushDevices devices;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final @Nullable PushTokens tokens;

    PushSender(ChannelProperties properties, PushDevices devices, JsonMapper json) {
        this.fcm = properties.fcm();
        this.devices = devices;
        this.json = json;
        this.tokens = fcm.serviceAccount() == null
                ? null
                : new PushTokens(fcm.serviceAccount(), json, http, Clock.systemUTC());
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public boolean isConfigured() {
        return fcm.base() != null && tokens != null;
    }

    @Override
    public Price price(String words) {
        return new Price(1, 0);
    }

    @Override
    public Taken send(Outgoing message) {
        List<String> apps = devices.of(message.to().id());
        if (apps.isEmpty()) {
            throw new ProviderException(false, "NO_APP", "The person has no app");
        }
        String taken = null;
        for (String app : apps) {
            String name = send(app, message);
            taken = name == null ? taken : name;
        }
        if (taken == null) {
            throw new ProviderException(false, "UNREGISTERED", "All apps of the person are gone");
        }
        return new Taken(taken, true);
    }

    /// @return the provider's number; null if the app is gone
    private @Nullable String send(String app, Outgoing message) {
        Map<String, Object> content = content(message.title(), message.words(), message.data());
        content.put("token", app);
        Answer answer = push(content);
        if (answer.isGone()) {
            devices.stale(app);
            return null;
        }
        return answer.name();
    }

    /// Pushes to all apps that listen to a topic.
    void send(String topic, String title, String words, Map<String, String> data) {
        Map<String, Object> content = content(title, words, data);
        content.put("topic", topic);
        Answer _ = push(content);
    }

    private static Map<String, Object> content(String title, String words, Map<String, String> data) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("notification", Map.of("title", title, "body", words));
        content.put("data", data);
        content.put(
                "android",
                Map.of("collapse_key", data.getOrDefault("refresh", "notices"), "ttl", WORTH, "priority", "HIGH"));
        return content;
    }

    /// @param name the provider's number of it
    /// @param isGone whether the app is there no more
    private record Answer(String name, boolean isGone) {}

    private Answer push(Map<String, Object> content) {
        HttpResponse<String> response =
                post("/v1/projects/{project}/messages:send", json.writeValueAsString(Map.of("message", content)));
        if (response.statusCode() == 200) {
            return new Answer(json.readTree(response.body()).path("name").asString(), false);
        }
        String code = code(response);
        if (code.equals("UNREGISTERED") || code.equals("SENDER_ID_MISMATCH") || code.equals("INVALID_ARGUMENT")) {
            return new Answer("", true);
        }
        throw refused(response, code);
    }

    private static ProviderException refused(HttpResponse<String> response, String code) {
        boolean passing = response.statusCode() == 401 || response.statusCode() == 429 || response.statusCode() >= 500;
        return new ProviderException(passing, code, "FCM answered " + response.statusCode() + " " + code);
    }

    /// Makes an app listen to topics, or to them no more.
    void listen(String app, List<String> topics, boolean isOn) {
        for (String topic : topics) {
            HttpResponse<String> response = post(
                    isOn ? "/iid/v1:batchAdd" : "/iid/v1:batchRemove",
                    json.writeValueAsString(Map.of("to", "/topics/" + topic, "registration_tokens", List.of(app))));
            if (response.statusCode() != 200) {
                throw refused(response, code(response));
            }
        }
    }

    private HttpResponse<String> post(String path, String body) {
        try {
            return tryToPost(path, body);
        } catch (IOException | JacksonException unreachable) {
            throw new ProviderException(true, "UNREACHABLE", "FCM cannot be reached: " + unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProviderException(true, "INTERRUPTED", "The request was interrupted");
        }
    }

    private HttpResponse<String> tryToPost(String path, String body) throws IOException, InterruptedException {
        PushTokens access = Objects.requireNonNull(tokens);
        // Topics are managed at another of the provider's hosts.
        URI base = path.startsWith("/iid/") && fcm.topics() != null ? fcm.topics() : fcm.base();
        URI uri = URI.create(base + path.replace("{project}", access.project()));
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + access.current())
                        .header("access_token_auth", "true")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() == 401) {
            access.forget();
        }
        return response;
    }

    private String code(HttpResponse<String> response) {
        JsonNode error = json.readTree(response.body()).path("error");
        for (JsonNode detail : error.path("details")) {
            if (detail.has("errorCode")) {
                return detail.path("errorCode").asString();
            }
        }
        return error.path("status").asString("HTTP_" + response.statusCode());
    }
}
