package dev.furrow.rental.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// One page of a browser, by the Chrome DevTools Protocol: JSON over a WebSocket.
final class Page implements WebSocket.Listener {
    private static final int PATIENCE_SECONDS = 90;

    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final StringBuilder part = new StringBuilder();
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    Page(HttpClient http, String url) {
        this.socket =
                http.newWebSocketBuilder().buildAsync(URI.create(url), this).join();
    }

    void begin() {
        send("Page.enable", "{}");
        send("Runtime.enable", "{}");
        send("Network.enable", "{}");
        send("Log.enable", "{}");
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            JsonNode message = Browser.JSON.readTree(part.toString());
            part.setLength(0);
            CompletableFuture<JsonNode> waiting =
                    answers.remove(message.path("id").asInt(-1));
            if (waiting != null) {
                waiting.complete(message);
            } else {
                hear(message.path("method").asString(""), message.path("params"));
            }
        }
        from.request(1);
        return null;
    }

    private void hear(String event, JsonNode what) {
        switch (event) {
            case "Network.loadingFinished" ->
                bytes.addAndGet(what.path("encodedDataLength").asLong());
            case "Runtime.exceptionThrown" -> problems.add(what.toString());
            case "Log.entryAdded" -> {
                String text = what.path("entry").path("text").asString("");
                if (text.contains("Content Security Policy")) {
                    problems.add(text);
                }
            }
            default -> {}
        }
    }

    JsonNode send(String method, String parameters) {
        int id = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        synchronized (socket) {
            socket.sendText(
                            "{\"id\": " + id + ", \"method\": \"" + method + "\", \"params\": " + parameters + "}",
                            true)
                    .join();
        }
        try {
            JsonNode message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new AssertionError(method + " " + parameters + ": " + message.path("error"));
            }
            return message.path("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " has no answer", e);
        }
    }

    /// Opens an address and waits until it is loaded.
    void go(String url) {
        send("Page.navigate", "{\"url\": " + quoted(url) + "}");
        until("document.readyState === 'complete'");
    }

    void cookie(String url, String name, String value) {
        send(
                "Network.setCookie",
                "{\"url\": %s, \"name\": \"%s\", \"value\": %s, \"httpOnly\": true}"
                        .formatted(quoted(url), name, quoted(value)));
    }

    void offline(boolean off) {
        send(
                "Network.emulateNetworkConditions",
                "{\"offline\": " + off + ", \"latency\": 0, \"downloadThroughput\": -1, \"uploadThroughput\": -1}");
    }

    /// What an expression of JavaScript is; promises are awaited.
    JsonNode value(String expression) {
        JsonNode result = send(
                "Runtime.evaluate",
                "{\"expression\": " + quoted(expression) + ", \"awaitPromise\": true, \"returnByValue\": true}");
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.path("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /// Waits in the page until a condition holds.
    void until(String condition) {
        for (int tries = 0; ; tries++) {
            try {
                JsonNode held = value("""
                        new Promise(done => {
                          const end = Date.now() + 55000;
                          const look = () => { let now = false; try { now = %s } catch (notYet) {}
                            now ? done(true) : Date.now() > end ? done(false) : setTimeout(look, 40); };
                          look();
                        })""".formatted(condition));
                if (!held.asBoolean()) {
                    throw new AssertionError(
                            condition + " does not come true; the page says: " + text() + "\n" + problems);
                }
                return;
            } catch (AssertionError e) {
                // A page that is just being left loses what was evaluated in it.
                if (tries == 3 || !String.valueOf(e.getMessage()).contains("context")) {
                    throw e;
                }
            }
        }
    }

    void sees(String words) {
        until("document.body.innerText.includes(" + quoted(words) + ")");
    }

    /// Presses what has this label, once it is there.
    void press(String label) {
        String found =
                "[...document.querySelectorAll('button, a, summary')].find(each => !each.disabled && each.innerText.trim() === "
                        + quoted(label) + ")";
        until("!!" + found);
        value(found + ".click()");
    }

    void click(String selector) {
        String found = "document.querySelector(" + quoted(selector) + ")";
        until("!!" + found);
        value("(each => each.click ? each.click() : each.dispatchEvent(new MouseEvent('click', {bubbles: true})))("
                + found + ")");
    }

    void type(String name, String text) {
        String found = "document.querySelector('[name=" + name + "]')";
        until("!!" + found);
        value("(each => { each.value = " + quoted(text)
                + "; each.dispatchEvent(new Event('change', {bubbles: true})); })(" + found + ")");
    }

    /// Chooses a file as somebody would.
    void choose(String selector, Path file) {
        String object = send(
                        "Runtime.evaluate",
                        "{\"expression\": " + quoted("document.querySelector('" + selector + "')") + "}")
                .path("result")
                .path("objectId")
                .asString();
        send(
                "DOM.setFileInputFiles",
                "{\"files\": [%s], \"objectId\": %s}"
                        .formatted(quoted(file.toAbsolutePath().toString()), quoted(object)));
    }

    String text() {
        return value("document.body.innerText").asString("");
    }

    void picture(Path file) throws java.io.IOException {
        String data = send("Page.captureScreenshot", "{\"format\": \"png\"}")
                .path("data")
                .asString();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    /// What came over the network since the last time, headers included.
    long bytes() {
        return bytes.getAndSet(0);
    }

    /// Exceptions that nobody caught, and what the content security policy refused.
    Queue<String> problems() {
        return problems;
    }

    static String quoted(String text) {
        return Browser.JSON.writeValueAsString(text);
    }

    void close() {
        socket.abort();
    }
}
