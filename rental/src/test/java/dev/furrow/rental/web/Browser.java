package dev.furrow.rental.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.json.JsonMapper;

/// A real Chromium without a window. Where none is installed a test is aborted, or fails if `-Dclients.required=true`
/// says that it must be there. Each page has a profile of its own, as another person's phone would.
final class Browser implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Page control;
    private final List<Page> pages = new ArrayList<>();

    private Browser(Process process, String socket) {
        this.process = process;
        URI uri = URI.create(socket);
        this.address = "http://" + uri.getHost() + ":" + uri.getPort();
        this.control = new Page(http, socket);
    }

    static Browser start(Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        find(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            int at = line.indexOf("ws://");
            if (at >= 0) {
                // What it says later must not fill the pipe.
                Thread.ofVirtual().start(() -> said.lines().forEach(unread -> {}));
                return new Browser(process, line.substring(at).strip());
            }
        }
        throw new AssertionError("Chromium did not start; it said " + all);
    }

    private static String find() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> {
                    String sentence = "chromium is missing: apt-get install chromium";
                    return Boolean.getBoolean("clients.required")
                            ? new IllegalStateException(sentence)
                            : new TestAbortedException(sentence);
                });
    }

    /// Another person's phone.
    Page phone() throws IOException, InterruptedException {
        String profile = control.send("Target.createBrowserContext", "{}")
                .path("browserContextId")
                .asString();
        String target = control.send(
                        "Target.createTarget",
                        "{\"url\": \"about:blank\", \"browserContextId\": \"" + profile
                                + "\", \"width\": 390, \"height\": 800}")
                .path("targetId")
                .asString();
        HttpResponse<String> list = http.send(
                HttpRequest.newBuilder(URI.create(address + "/json")).build(), HttpResponse.BodyHandlers.ofString());
        for (var each : JSON.readTree(list.body())) {
            if (each.path("id").asString().equals(target)) {
                Page page = new Page(http, each.path("webSocketDebuggerUrl").asString());
                page.begin();
                pages.add(page);
                return page;
            }
        }
        throw new AssertionError("The new page is not in " + list.body());
    }

    @Override
    public void close() {
        pages.forEach(Page::close);
        control.close();
        // Its helpers write into the profile until they end, too, and somebody waits to delete it.
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        process.destroy();
        for (ProcessHandle each : all) {
            each.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .handle((ended, late) -> late == null || each.destroyForcibly())
                    .join();
        }
    }
}
