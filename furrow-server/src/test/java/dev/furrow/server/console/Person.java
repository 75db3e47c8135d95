package dev.furrow.server.console;

import dev.furrow.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

/// Somebody with a browser that has no script: keeps cookies, follows nothing by itself, sends forms with the proof
/// of the page before.
final class Person {
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String proof = "";

    Person(TestServer server) {
        url = server.url();
    }

    /// What came back.
    record Page(int status, HttpResponse<byte[]> answer, String text) {
        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }
    }

    String cookie(String prefix) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    void setCookie(String prefix, String value) {
        cookies.replaceAll((name, old) -> name.startsWith(prefix) ? value : old);
    }

    String proof() {
        return proof;
    }

    void forgetProof() {
        proof = "";
    }

    Page get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /// Opens a stream of changes of a page.
    HttpResponse<InputStream> listen(String path, String... headers) {
        try {
            return client.send(
                    request(path, headers)
                            .header("Accept", "text/event-stream")
                            .GET()
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends a form.
    ///
    /// @param pairs names and values by turns
    Page post(String path, String... pairs) {
        return send(form(path, pairs));
    }

    Page postFrom(String origin, String path, String... pairs) {
        return send(form(path, pairs).header("Origin", origin));
    }

    private HttpRequest.Builder form(String path, String... pairs) {
        StringBuilder body = new StringBuilder("proof=" + encode(proof));
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&').append(encode(pairs[i])).append('=').append(encode(pairs[i + 1]));
        }
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    /// Sends a form and opens the page that it leads to.
    Page follow(String path, String... pairs) {
        Page page = post(path, pairs);
        if (page.status() != 303) {
            throw new AssertionError(page.status() + " " + page.text());
        }
        return get(page.header("Location"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", all.toString());
        }
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                int equals = cookie.indexOf('=');
                cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1, cookie.indexOf(';')));
            }
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            Matcher found = PROOF.matcher(text);
            if (found.find()) {
                proof = found.group(1);
            }
            return new Page(answer.statusCode(), answer, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
