package dev.furrow.rental.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One person's way into the application: HTTP with a token, as from an app. A write that gets no answer is repeated
/// with the same key.
final class Handset {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 3;
    private static final int REFUSED = 400;

    private final HttpClient http;
    private final JsonMapper json;
    private final URI base;
    private final String token;

    Handset(HttpClient http, JsonMapper json, URI base, String token) {
        this.http = http;
        this.json = json;
        this.base = base;
        this.token = token;
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    JsonNode post(String path, Object body) {
        return write("POST", path, body);
    }

    JsonNode put(String path, Object body) {
        return write("PUT", path, body);
    }

    private JsonNode write(String method, String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) {
        IOException last = new IOException("Nothing was sent");
        for (int time = 0; time < TRIES; time++) {
            try {
                return read(http.send(request, BodyHandlers.ofString()));
            } catch (IOException noAnswer) {
                last = noAnswer;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new SaidNoException(0, "interrupted");
            }
        }
        throw new SaidNoException(0, "no answer from " + request.uri().getPath() + ": " + last);
    }

    private JsonNode read(HttpResponse<String> response) {
        if (response.statusCode() >= REFUSED) {
            throw new SaidNoException(response.statusCode(), response.uri().getPath() + " " + response.body());
        }
        return json.readTree(response.body());
    }
}
