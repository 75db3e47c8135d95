package dev.furrow.system.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A real browser without a window, driven through its DevTools protocol. One page.
final class Chromium implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_TABS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final String session;

    /// @param environment of its process, beside ours
    Chromium(Path profile, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "chromium",
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run",
                            "--force-color-profile=srgb",
                            "--hide-scrollbars",
                            "--lang=en-US",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true);
            // Wherever the tests run: a page whose zone the server does not know yet loads itself once more.
            builder.environment().put("TZ", "UTC");
            builder.environment().putAll(environment);
            process = builder.start();
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(devTools()), new Ear())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("The browser cannot be reached", e);
        }
        JsonNode target = send("Target.createTarget", null, Map.of("url", "about:blank"));
        session = send(
                        "Target.attachToTarget",
                        null,
                        Map.of("targetId", target.get("targetId").asText(), "flatten", true))
                .get("sessionId")
                .asText();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
        call("Network.enable", Map.of());
    }

    private String devTools() throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            int at = line.indexOf("ws://");
            if (at >= 0) {
                Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
                return line.substring(at).strip();
            }
        }
        throw new IOException("The browser has ended before it listened");
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String whole = message.toString();
                message.setLength(0);
                hear(whole);
            }
            from.request(1);
            return null;
        }
    }

    private void hear(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.has("id")) {
                CompletableFuture<JsonNode> waiting =
                        answers.remove(message.get("id").asInt());
                if (waiting != null && message.has("error")) {
                    waiting.completeExceptionally(
                            new AssertionError(message.get("error").toString()));
                } else if (waiting != null) {
                    waiting.complete(message.get("result"));
                }
                return;
            }
            JsonNode params = message.path("params");
            switch (message.path("method").asText()) {
                case "Page.javascriptDialogOpening" -> {
                    if (params.path("type").asText().equals("alert")) {
                        complaints.add(
                                "A script has run: " + params.path("message").asText());
                    }
                    var _ = post("Page.handleJavaScriptDialog", session, Map.of("accept", true));
                }
                case "Runtime.exceptionThrown" -> complaints.add("A script has failed: " + params);
                case "Log.entryAdded" -> {
                    String level = params.path("entry").path("level").asText();
                    String what = params.path("entry").path("text").asText();
                    // A page that refuses answers with its status; that is no complaint.
                    if (level.equals("error") && !what.startsWith("Failed to load resource")) {
                        complaints.add(
                                what + " " + params.path("entry").path("url").asText());
                    }
                }
                default -> {}
            }
        } catch (IOException e) {
            complaints.add(e.toString());
        }
    }

    private CompletableFuture<JsonNode> post(String method, String toSession, Map<String, ?> params) {
        int id = ids.incrementAndGet();
        ObjectNode message = JSON.createObjectNode();
        message.put("id", id);
        message.put("method", method);
        message.set("params", JSON.valueToTree(params));
        if (toSession != null) {
            message.put("sessionId", toSession);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        synchronized (ids) {
            socket.sendText(message.toString(), true).join();
        }
        return answer;
    }

    private JsonNode send(String method, String toSession, Map<String, ?> params) {
        try {
            return post(method, toSession, params).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            String why = String.valueOf(e.getCause().getMessage());
            if (why.contains("context") || why.contains("navigated")) {
                throw new PageGone(method + " " + params, e);
            }
            throw new AssertionError(method + " " + params, e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(method + " " + params, e);
        }
    }

    /// The page went while it was asked something. Whoever waits asks the next one.
    private static final class PageGone extends AssertionError {
        private PageGone(String what, Throwable cause) {
            super(what, cause);
        }
    }

    JsonNode call(String method, Map<String, ?> params) {
        return send(method, session, params);
    }

    /// Opens an address and waits until it is loaded.
    void open(String url) {
        leads(() -> call("Page.navigate", Map.of("url", url)));
    }

    /// Does something that leads to another page, and waits until that is loaded. The page that is there is marked
    /// first: what has no mark is another one, however many of them came and went between.
    void leads(Runnable action) {
        evaluate("document.isLeft = true");
        action.run();
        await(
                "another page",
                () -> evaluate("!document.isLeft && document.readyState == 'complete'")
                        .asBoolean());
    }

    /// What an expression of a script comes to.
    JsonNode evaluate(String script) {
        JsonNode answer = call(
                "Runtime.evaluate",
                Map.of("expression", script, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result").path("value");
    }

    String text(String selector) {
        return evaluate("(document.querySelector(" + quoted(selector) + ")||{innerText:''}).innerText")
                .asText();
    }

    /// Runs a script of a library in the page, past the page's policy, as extensions of browsers do.
    void inject(String source) {
        call("Runtime.evaluate", Map.of("expression", source));
    }

    /// Clicks on something as soon as it is there, and htmx has done with it.
    void click(String selector) {
        await(
                "something to click on: " + selector,
                () -> evaluate("(e => { if (!e || e.closest('.htmx-added, .htmx-settling')) return false; e.click();"
                                + " return true; })(document.querySelector(" + quoted(selector) + "))")
                        .asBoolean());
    }

    void fill(String selector, String value) {
        evaluate("document.querySelector(" + quoted(selector) + ").value = " + quoted(value));
    }

    static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Presses a key as a person does.
    void press(String key, String code, int number, String text) {
        call(
                "Input.dispatchKeyEvent",
                text.isEmpty()
                        ? Map.of("type", "rawKeyDown", "key", key, "code", code, "windowsVirtualKeyCode", number)
                        : Map.of(
                                "type",
                                "keyDown",
                                "key",
                                key,
                                "code",
                                code,
                                "windowsVirtualKeyCode",
                                number,
                                "text",
                                text));
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "code", code, "windowsVirtualKeyCode", number));
    }

    void tab() {
        press("Tab", "Tab", 9, "");
    }

    void enter() {
        press("Enter", "Enter", 13, "\r");
    }

    void arrowDown() {
        press("ArrowDown", "ArrowDown", 40, "");
    }

    /// Goes on with the tab key until something has the focus.
    ///
    /// @param script is true of `e`, the element with the focus
    void tabTo(String script) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (evaluate("(e => !!(" + script + "))(document.activeElement)").asBoolean()) {
                return;
            }
            tab();
        }
        throw new AssertionError("No way there with the tab key: " + script);
    }

    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    void size(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    void prefersDark(boolean dark) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    byte[] picture() {
        return picture(Map.of("format", "png"));
    }

    /// What the window shows, smaller.
    byte[] picture(int width, int height, double scale) {
        return picture(Map.of(
                "format", "png", "clip", Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", scale)));
    }

    private byte[] picture(Map<String, ?> how) {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", how).get("data").asText());
    }

    /// Runs a script in each page that is opened from now on, before the page's own.
    ///
    /// @return what [#forget] takes
    String before(String script) {
        return call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier")
                .asText();
    }

    void forget(String before) {
        call("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", before));
    }

    /// The cookies of the page, as a header sends them.
    String cookies() {
        List<String> all = new ArrayList<>();
        for (JsonNode cookie : call("Network.getCookies", Map.of()).get("cookies")) {
            all.add(cookie.get("name").asText() + "=" + cookie.get("value").asText());
        }
        return String.join("; ", all);
    }

    /// A network with this much delay and so many bytes in a second; nothing of both for the real one.
    void network(int latencyMillis, int bytesPerSecond) {
        int rate = bytesPerSecond == 0 ? -1 : bytesPerSecond;
        call(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        false,
                        "latency",
                        latencyMillis,
                        "downloadThroughput",
                        rate,
                        "uploadThroughput",
                        rate));
    }

    /// What browser and scripts had to complain of, and alerts that were shown.
    List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!holds(condition)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Still not so: " + what);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean holds(BooleanSupplier condition) {
        try {
            return condition.getAsBoolean();
        } catch (PageGone another) {
            return false;
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
