package dev.furrow.rental.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's way into the application: HTTP with a token, as from an app. Whoever gets no answer asks again, at
/// the next address if there are several; a write is repeated with the same key.
final class Handset {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int REFUSED = 400;
    private static final int IN_TROUBLE = 500;

    private final HttpClient http;
    private final JsonMapper json;
    private final List<URI> bases;
    private final int first;
    private final String token;

    /// @param first which address is asked first, counted around
    Handset(HttpClient http, JsonMapper json, List<URI> bases, int first, String token) {
        this.http = http;
        this.json = json;
        this.bases = bases;
        this.first = first;
        this.token = token;
    }

    JsonNode get(String path) {
        return ask("GET", path, null);
    }

    /// Empty if there is no such thing.
    Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (SaidNoException no) {
            if (no.isMissing()) {
                return Optional.empty();
            }
            throw no;
        }
    }

    JsonNode post(String path, Object body) {
        return ask("POST", path, json.writeValueAsString(body));
    }

    JsonNode put(String path, Object body) {
        return ask("PUT", path, json.writeValueAsString(body));
    }

    private JsonNode ask(String method, String path, @Nullable String body) {
        String key = UUID.randomUUID().toString();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "nothing was sent";
        for (int time = 0; System.nanoTime() < end; time++) {
            try {
                URI base = bases.get((first + time) % bases.size());
                HttpResponse<String> answer =
                        http.send(request(base, method, path, body, key), BodyHandlers.ofString());
                if (answer.statusCode() < IN_TROUBLE) {
                    return read(answer);
                }
                last = answer.statusCode() + " " + answer.body();
            } catch (IOException noAnswer) {
                last = noAnswer.toString();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new SaidNoException(0, "interrupted");
            }
            pause();
        }
        throw new SaidNoException(0, "no answer from " + path + ": " + last);
    }

    private HttpRequest request(URI base, String method, String path, @Nullable String body, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER).header("Authorization", "Bearer " + token);
        return body == null
                ? request.GET().build()
                : request.header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
    }

    private JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= REFUSED) {
            throw new SaidNoException(answer.statusCode(), answer.uri().getPath() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
