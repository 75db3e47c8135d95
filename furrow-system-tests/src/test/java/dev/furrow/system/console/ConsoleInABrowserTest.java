package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console in a real browser, against a real server. `-Dconsole.executions=100000` fills it further,
/// `-Dconsole.everything=true` looks at every page in every width and theme, `-Dconsole.pictures=true` writes the
/// pictures of the documentation anew.
final class ConsoleInABrowserTest {
    private static final int EXECUTIONS = Integer.getInteger("console.executions", 100);
    private static final boolean EVERYTHING = Boolean.getBoolean("console.everything");
    private static final Path PICTURES = Path.of("../docs/console");
    private static final List<String> PAGES = List.of(
            "/console/",
            "/console/executions?domain=shop&size=10",
            "/console/task-lists",
            "/console/task-list?domain=shop&kind=decision&list=order-deciders",
            "/console/types?domain=shop",
            "/console/type?domain=shop&kind=workflow&name=order&version=1",
            "/console/domains",
            "/console/domain?domain=shop",
            "/console/bulk",
            "/console/access",
            "/console/system",
            "/console/sign-in");

    @TempDir
    private static Path folder;

    private static FurrowServer server;
    private static Chromium browser;
    private static String axe;

    @BeforeAll
    static void startAndFill() throws IOException {
        server = new FurrowServer(
                Configuration.of(Map.of(
                        "listen", "127.0.0.1:0", "data", folder.resolve("data").toString(), "min-free-disk", "0B")),
                fatal -> {});
        ask(new RegisterDomainRequest("shop", "The shop", "30", null));
        ask(new RegisterWorkflowTypeRequest(
                "shop",
                "order",
                "1",
                null,
                "NONE",
                "86400",
                new TaskList("order-deciders"),
                null,
                ChildPolicy.TERMINATE,
                null));
        for (int i = 0; i < EXECUTIONS; i++) {
            start("order-" + i, i % 3 == 0 ? "express" : "plain");
            if (i % 5 != 0) {
                ask(new TerminateWorkflowExecutionRequest("shop", "order-" + i, null, "cleaned up", null, null));
            }
        }
        start("<script>alert('id')</script>\u202Efdp.exe", "<img src=x onerror=alert('tag')>");
        browser = new Chromium(folder.resolve("profile"));
        browser.size(1280, 900);
        try (InputStream source = ConsoleInABrowserTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
        // The first page tells the server the browser's zone.
        browser.open(server.url() + "/console/");
    }

    private static void start(String id, String tag) {
        ask(new StartWorkflowExecutionRequest(
                "shop", id, new WorkflowType("order", "1"), null, null, "{}", null, List.of(tag), null, null, null));
    }

    private static <R extends Record & Request> void ask(R request) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(server.url()))
                            .header(
                                    "X-Amz-Target",
                                    "SimpleWorkflowService."
                                            + Operation.of(request).wireName())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.encode(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void stop() {
        browser.close();
        server.stop();
    }

    @Test
    void noPageBreaksARuleOfAccessibilityInEitherThemeOrLanguageOrAtAnyWidth() {
        int turn = 0;
        for (String path : PAGES) {
            for (int width : List.of(1280, 800, 390)) {
                for (boolean dark : new boolean[] {false, true}) {
                    if (EVERYTHING || turn++ % 5 == 0) {
                        browser.size(width, 900);
                        browser.prefersDark(dark);
                        browser.open(server.url() + path);
                        check(path + " " + width + (dark ? " dark" : " light"));
                    }
                }
            }
        }
        browser.size(1280, 900);
        browser.prefersDark(false);
        assertThat(browser.complaints()).isEmpty();
    }

    private static void check(String where) {
        browser.inject(axe);
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

    @Test
    void hostileIdsAndTagsAreShownAndRunNothing() {
        for (String path : List.of("/console/executions?domain=shop&state=open&size=200", "/console/")) {
            browser.open(server.url() + path);
        }
        browser.open(
                server.url() + "/console/executions?domain=shop&tag=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(9)%3E");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.evaluate("document.querySelectorAll('img').length").asInt())
                .isZero();
    }

    @Test
    void aPersonWithOnlyAKeyboardFindsAStuckExecutionFromHome() {
        browser.open(server.url() + "/console/");
        browser.tab();
        assertThat(browser.evaluate("document.activeElement.className").asText())
                .isEqualTo("skip");
        browser.enter();
        for (int i = 0; i < 40 && !focused().contains("order-deciders"); i++) {
            browser.tab();
        }
        assertThat(focused()).contains("order-deciders");
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                        .asText())
                .isEqualTo("solid");

        browser.leads(browser::enter);

        assertThat(browser.text("main")).contains("order-0", "nobody has polled this list");
    }

    private static String focused() {
        return browser.evaluate("document.activeElement.tagName == 'A' ? document.activeElement.innerText : ''")
                .asText();
    }

    @Test
    void homeChangesByItself() {
        browser.open(server.url() + "/console/?domain=shop");
        String before = browser.text("#live .card:nth-of-type(1) .figure");
        start("appears-" + System.nanoTime(), "plain");

        Chromium.await(
                "one more is open",
                () -> !browser.text("#live .card:nth-of-type(1) .figure").equals(before));
    }

    @Test
    void themeLanguageAndTimesAreSwitchedOnThePage() {
        browser.open(server.url() + "/console/domains");
        browser.leads(() -> browser.click("button[name=language][value=hi]"));
        assertThat(browser.text("h1")).isEqualTo("\u0921\u094b\u092e\u0947\u0928");
        check("Hindi");
        browser.leads(() -> browser.click("button[name=theme][value=dark]"));
        assertThat(browser.evaluate("getComputedStyle(document.documentElement).backgroundColor")
                        .asText())
                .isEqualTo("rgb(20, 23, 20)");
        browser.leads(() -> browser.click("button[name=theme][value=auto]"));
        browser.leads(() -> browser.click("button[name=language][value=en]"));
        assertThat(browser.text("h1")).isEqualTo("Domains");
    }

    @Test
    void manyAreTerminatedFromTheListWithAPlanAndAWayBack() {
        for (int i = 0; i < 3; i++) {
            start("bulk-" + i + "-" + System.nanoTime(), "bulk");
        }
        browser.open(server.url() + "/console/executions?domain=shop&tag=bulk&state=open");
        browser.click("input[data-ticks=run]");
        browser.leads(() -> browser.click("button[name=action][value=terminate]"));
        assertThat(browser.text("main")).contains("3 executions would be terminated at once", "bulk-0");

        browser.leads(() -> browser.click("button[value=start]"));
        assertThat(browser.text("main")).contains("it can be taken back");
        browser.leads(() -> browser.click("button[value=hurry]"));
        Chromium.await("the page follows to the end", () -> browser.text("#job").contains("3 done, 0 refused"));
    }

    @Test
    void filtersSortAndCountWorkOnThePage() {
        browser.open(server.url() + "/console/executions?domain=shop");
        browser.fill("input[name=id]", "order-1*");
        browser.leads(() -> browser.click("search button.main"));
        assertThat(browser.evaluate("location.search").asText()).contains("id=order-1");
        Chromium.await("the count comes", () -> browser.text(".actions p").contains("executions"));
        browser.leads(() -> browser.click("th a[href*='sort=id']"));
        assertThat(browser.evaluate("document.querySelector('th[aria-sort=descending]').innerText")
                        .asText())
                .contains("Workflow ID");
    }

    @Test
    void thePicturesOfTheDocumentationAreWrittenOnRequest() throws IOException {
        if (!Boolean.getBoolean("console.pictures")) {
            assertThat(PICTURES.resolve("home.png")).exists();
            return;
        }
        Files.createDirectories(PICTURES);
        for (Map.Entry<String, String> page : Map.of(
                        "home", "/console/",
                        "executions", "/console/executions?domain=shop",
                        "task-list", "/console/task-list?domain=shop&kind=decision&list=order-deciders",
                        "system", "/console/system")
                .entrySet()) {
            browser.size(1000, 640);
            browser.prefersDark(page.getKey().equals("task-list"));
            browser.open(server.url() + page.getValue());
            Files.write(PICTURES.resolve(page.getKey() + ".png"), browser.picture());
        }
        browser.size(1280, 900);
        browser.prefersDark(false);
    }
}
