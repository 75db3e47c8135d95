package dev.furrow.server.console.execution;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks a server for pages of the console as a browser does, without being one.
final class Browsing implements AutoCloseable {
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    /// What came back.
    record Got(int status, String text, HttpResponse<String> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    private final TestServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    /// Java's own keeper of cookies decorates them in a way that no browser does.
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browsing(TestServer server) {
        this.server = server;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        return request;
    }

    private Got send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (String set : response.headers().allValues("Set-Cookie")) {
                String pair = set.substring(0, set.indexOf(';'));
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return new Got(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(path(request), e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(HttpRequest request) {
        return request.uri().getRawPath();
    }

    Got get(String path) {
        return send(request(path).build());
    }

    /// A part of a page, as the script of the page asks for it.
    Got part(String path) {
        return send(request(path).header("HX-Request", "true").build());
    }

    /// Sends a form without a proof that it comes from a page.
    Got forge(String path, String form) {
        return post(path, form);
    }

    /// Sends a form as a page of the session would.
    Got send(String page, String path, String form) {
        String html = get(page).text();
        Matcher proof = PROOF.matcher(html);
        if (!proof.find()) {
            throw new AssertionError("No form in " + html);
        }
        return post(path, form + "&proof=" + proof.group(1));
    }

    private Got post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /// The address of a page about an execution.
    static String address(String path, String domain, WorkflowExecution run, String... more) {
        StringBuilder address = new StringBuilder(path + "?domain=" + encode(domain) + "&workflowId="
                + encode(run.workflowId()) + "&runId=" + encode(run.runId()));
        for (int i = 0; i < more.length; i += 2) {
            address.append('&').append(more[i]).append('=').append(encode(more[i + 1]));
        }
        return address.toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.close();
    }
}
