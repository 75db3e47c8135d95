package dev.furrow.rental.simulators;

import dev.furrow.rental.simulators.web.BasicAuth;
import dev.furrow.rental.simulators.web.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to providers in plain HTTP.
public final class Customer implements AutoCloseable {
    public static final String AUTH = new BasicAuth(SimulatorSettings.API_KEY, SimulatorSettings.API_TOKEN).header();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    /// What was answered.
    public record Answer(int status, String body, HttpResponse<String> response) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    public Customer(URI base) {
        this.base = base;
    }

    public Answer form(String path, String auth, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", auth)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Form.encode(fields))));
    }

    public Answer json(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Fields with some replaced; an empty value takes a field away.
    public static Map<String, String> with(Map<String, String> fields, String... pairs) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1].isEmpty()) {
                all.remove(pairs[i]);
            } else {
                all.put(pairs[i], pairs[i + 1]);
            }
        }
        return all;
    }

    @Override
    public void close() {
        http.close();
    }
}
