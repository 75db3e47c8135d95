package dev.furrow.rental.simulators.voice;

import dev.furrow.rental.simulators.web.Callbacks;
import dev.furrow.rental.simulators.web.Form;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/// Fetches the steps of a call flow from the application, and knows where it is.
final class CallFlow {
    private final Callbacks http;
    private URI at;

    CallFlow(Callbacks http, String start) {
        this.http = http;
        this.at = URI.create(start);
    }

    /// The first step.
    List<Verb> begin(Map<String, String> call) throws IOException {
        return fetch(at, true, call);
    }

    /// The step that answers a gather.
    List<Verb> next(Verb.Gather gather, Map<String, String> call) throws IOException {
        if (gather.action() != null) {
            at = at.resolve(gather.action());
        }
        return fetch(at, gather.get(), call);
    }

    private List<Verb> fetch(URI uri, boolean get, Map<String, String> call) throws IOException {
        String form = Form.encode(call);
        HttpRequest.Builder request = get
                ? HttpRequest.newBuilder(URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + form))
                : HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        try {
            HttpResponse<String> response = http.ask(request);
            if (response.statusCode() != 200) {
                throw new IOException("The call flow at " + uri.getPath() + " answered " + response.statusCode());
            }
            return ExoMl.parse(response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("The call flow was interrupted", stopped);
        }
    }
}
