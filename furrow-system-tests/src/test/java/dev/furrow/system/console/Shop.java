package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.PollForDecisionTaskRequest;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RegisterActivityTypeRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A running server with a shop's types in the domain `shop`, and a browser that looks at it: what the tests of the
/// console stand on.
final class Shop implements AutoCloseable {
    static final String DOMAIN = "shop";
    static final String DECIDERS = "order-deciders";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String AXE = read("/axe.min.js");

    private final FurrowServer server;
    private final Path folder;
    private Chromium browser;

    /// A shop that is registered.
    ///
    /// @param settings of the server, keys and values by turns
    static Shop open(Path folder, String... settings) {
        Shop shop = new Shop(folder, settings);
        shop.ask(new RegisterDomainRequest(DOMAIN, "The shop", "30", null));
        shop.ask(new RegisterWorkflowTypeRequest(
                DOMAIN,
                "order",
                "1",
                null,
                "NONE",
                "86400",
                new TaskList(DECIDERS),
                null,
                ChildPolicy.TERMINATE,
                null));
        shop.ask(new RegisterActivityTypeRequest(
                DOMAIN, "charge", "1", null, "NONE", "NONE", new TaskList("cashiers"), null, "NONE", "NONE"));
        return shop;
    }

    /// A server with whatever is in its data directory.
    Shop(Path folder, String... settings) {
        this.folder = folder;
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen", "127.0.0.1:0");
        all.put("data", folder.resolve("data").toString());
        all.put("min-free-disk", "0B");
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        server = new FurrowServer(Configuration.of(all), fatal -> {});
    }

    private static String read(String resource) {
        try (InputStream source = Shop.class.getResourceAsStream(resource)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FurrowServer server() {
        return server;
    }

    String url() {
        return server.url();
    }

    /// The browser, which is started when it is wanted first.
    Chromium browser() {
        return browser(Map.of());
    }

    /// @param environment of the browser's process, if it is started now
    Chromium browser(Map<String, String> environment) {
        if (browser == null) {
            browser = new Chromium(folder.resolve("profile-" + System.nanoTime()), environment);
            browser.size(1280, 900);
            // The first page tells the server the browser's zone.
            open("/console/");
        }
        return browser;
    }

    /// Ends the browser, as if somebody had closed it.
    void closeBrowser() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    void open(String path) {
        browser().open(url() + path);
    }

    void openExecution(String workflowId, String more) {
        open("/console/execution?domain=" + DOMAIN + "&workflowId=" + encode(workflowId) + more);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Run start(String workflowId, String input, String taskList, String... tags) {
        return ask(
                new StartWorkflowExecutionRequest(
                        DOMAIN,
                        workflowId,
                        new WorkflowType("order", "1"),
                        new TaskList(taskList),
                        null,
                        input,
                        null,
                        tags.length == 0 ? null : List.of(tags),
                        null,
                        null,
                        null),
                Run.class);
    }

    Run start(String workflowId) {
        return start(workflowId, "{}", DECIDERS);
    }

    Run start(String workflowId, String tag) {
        return start(workflowId, "{}", DECIDERS, tag);
    }

    void terminate(String workflowId) {
        ask(new TerminateWorkflowExecutionRequest(DOMAIN, workflowId, null, "cleaned up", null, null));
    }

    void signal(String workflowId, String name) {
        ask(new SignalWorkflowExecutionRequest(DOMAIN, workflowId, null, name, null));
    }

    /// Takes the next decision task of a list and answers it.
    void decide(String taskList, Decision... decisions) {
        DecisionTask task = ask(
                new PollForDecisionTaskRequest(DOMAIN, new TaskList(taskList), "decider", null, 1, null, null),
                DecisionTask.class);
        ask(new RespondDecisionTaskCompletedRequest(task.taskToken(), List.of(decisions), null, null, null));
    }

    /// Takes the next activity task of a list and says that work on it goes on.
    void heartbeat(String taskList, String identity, String details) {
        ActivityTask task =
                ask(new PollForActivityTaskRequest(DOMAIN, new TaskList(taskList), identity), ActivityTask.class);
        ask(new RecordActivityTaskHeartbeatRequest(task.taskToken(), details));
    }

    static Decision charge(String activityId) {
        return charge(activityId, "cashiers");
    }

    static Decision charge(String activityId, String taskList) {
        return new ScheduleActivityTaskDecision(
                new ActivityType("charge", "1"),
                activityId,
                null,
                "{\"amount\":5}",
                null,
                new TaskList(taskList),
                null,
                null,
                null,
                null);
    }

    static Decision child(String workflowId, String taskList) {
        return new StartChildWorkflowExecutionDecision(
                new WorkflowType("order", "1"),
                workflowId,
                null,
                "{}",
                null,
                new TaskList(taskList),
                null,
                null,
                null,
                null,
                null);
    }

    <R extends Record & Request, T extends Record> T ask(R request, Class<T> answer) {
        return Json.decodeTrusted(ask(request), answer);
    }

    <R extends Record & Request> byte[] ask(R request) {
        HttpResponse<byte[]> answer =
                post(Operation.of(request).wireName(), HttpRequest.BodyPublishers.ofByteArray(Json.encode(request)));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    HttpResponse<byte[]> post(String operation, HttpRequest.BodyPublisher body) {
        return send(HttpRequest.newBuilder(URI.create(url()))
                .header("X-Amz-Target", "SimpleWorkflowService." + operation)
                .POST(body)
                .build());
    }

    /// Asks for a page or its JSON without the browser.
    String get(String path) {
        return new String(
                send(HttpRequest.newBuilder(URI.create(url() + path)).build()).body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Holds the page that is open to the rules of accessibility, and to the width of the window.
    void check(String where) {
        browser.inject(AXE);
        JsonNode violations = browser.evaluate(
                "axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}).then(r =>"
                        + " r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + n.failureSummary).join('"
                        + " | ')))");
        List<String> found = new ArrayList<>();
        violations.forEach(one -> found.add(one.asText()));
        assertThat(found).as(where).isEmpty();
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
                        .asBoolean())
                .as("nothing sticks out: " + where)
                .isTrue();
    }

    /// Waits until a part of the page shows all of some texts.
    void shows(String selector, List<String> texts) {
        texts.forEach(text -> shows(selector, text));
    }

    /// Waits until a part of the page shows a text.
    void shows(String selector, String text) {
        Chromium.await(selector + " shows " + text, () -> browser.text(selector).contains(text));
    }

    @Override
    public void close() {
        closeBrowser();
        server.stop();
    }
}
