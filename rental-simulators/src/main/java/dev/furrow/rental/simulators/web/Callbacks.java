package dev.furrow.rental.simulators.web;

import dev.furrow.rental.simulators.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the application back. An answer outside 200-299, or none within 15 seconds, is a failure, and it is tried
/// twice more. Whoever calls goes on only when that is over, so that call-backs of one thing arrive in their order.
public final class Callbacks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private final Timeline timeline;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public Callbacks(Timeline timeline) {
        this.timeline = timeline;
    }

    /// Posts a form, and then goes on, however it ended.
    public void form(String url, Map<String, String> fields, Runnable then) {
        post(url, "application/x-www-form-urlencoded", Form.encode(fields), then);
    }

    /// Posts JSON, and then goes on.
    public void json(String url, Object value, Runnable then) {
        post(url, "application/json", Reply.JSON.writeValueAsString(value), then);
    }

    /// Posts parts as a browser sends them with a file, and then goes on.
    public void multipart(String url, Map<String, String> fields, Runnable then) {
        String boundary = "simulator-5f1c6a3f7e";
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        post(url, "multipart/form-data; boundary=" + boundary, body + "--" + boundary + "--\r\n", then);
    }

    /// Asks the application for something at once; a failure is the caller's to judge.
    public HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private void post(String url, String type, String body, Runnable then) {
        attempt(url, type, body, then, 1);
    }

    private void attempt(String url, String type, String body, Runnable then, int attempt) {
        if (arrives(url, type, body) || attempt == ATTEMPTS) {
            then.run();
            return;
        }
        timeline.after(BETWEEN, () -> attempt(url, type, body, then, attempt + 1));
    }

    private boolean arrives(String url, String type, String body) {
        try {
            HttpResponse<String> response = ask(HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            if (response.statusCode() / 100 == 2) {
                return true;
            }
            LOG.warn("The call-back to {} was answered with {}", url, response.statusCode());
        } catch (IOException | IllegalArgumentException unreachable) {
            LOG.warn("The call-back to {} did not arrive: {}", url, unreachable.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
