package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.decision.StartTimerDecision;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages that change while somebody looks. Where a test is about streams, the page cannot look by itself: its timers
/// never ring.
final class LiveInABrowserTest {
    private static final String NO_TIMERS = "window.setInterval = () => 0";
    private static final String QUICK_TIMERS =
            "const ring = window.setInterval; window.setInterval = work => ring(work, 300);";
    private static final String NO_STREAMS = "window.EventSource = undefined;";
    /// As many as one session may have.
    private static final int MOST_OF_ONE = 4;

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;
    private String before;

    @BeforeAll
    static void start() {
        shop = Shop.open(folder);
        browser = shop.browser();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @AfterEach
    void forget() {
        if (before != null) {
            browser.forget(before);
        }
    }

    private void openWith(String script, String path) {
        before = browser.before(script);
        shop.open(path);
    }

    private static String unique(String name) {
        return name + "-" + System.nanoTime();
    }

    private static void changes(String selector, Runnable action) {
        String was = browser.text(selector);
        assertThat(was).isNotEmpty();
        action.run();
        Chromium.await(selector + " is no longer " + was, () -> {
            String is = browser.text(selector);
            return !is.isEmpty() && !is.equals(was);
        });
    }

    @Test
    void homeIsToldOfChanges() {
        openWith(NO_TIMERS, "/console/?domain=shop");

        changes("#live .card:nth-of-type(1) .figure", () -> shop.start(unique("home")));
        changes("#live .card:nth-of-type(2) p", () -> shop.start(unique("home")));
    }

    @Test
    void taskListsAreToldOfChanges() {
        shop.start("lists", "{}", "lists");
        openWith(NO_TIMERS, "/console/task-lists");
        String backlog = "tr:has(a[href$='list=lists']) td:nth-of-type(4)";
        changes(backlog, () -> shop.start("lists-2", "{}", "lists"));

        shop.open("/console/task-list?domain=shop&kind=decision&list=lists");
        shop.start("lists-3", "{}", "lists");
        shop.shows("#list", "lists-3");
    }

    @Test
    void theRatesOfAListAreThoseOfTheTasksThatGoThroughIt() {
        shop.start("rated", "{}", "rated");
        openWith(NO_TIMERS, "/console/task-lists");
        String row = "tr:has(a[href$='list=rated']) ";
        // A rate is that between two samples, which are ten seconds apart: tasks come and go until it shows.
        Chromium.await("tasks come and go", () -> {
            shop.start(unique("rated"), "{}", "rated");
            shop.decide("rated");
            return rate(row + "td:nth-of-type(6)") > 0 && rate(row + "td:nth-of-type(7)") > 0;
        });
    }

    private static double rate(String selector) {
        String text = browser.text(selector);
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    @Test
    void theCountOfExecutionsIsToldOfChanges() {
        shop.start(unique("counted"), "counted");
        openWith(NO_TIMERS, "/console/executions?domain=shop&tag=counted");
        shop.shows("#count", "executions");

        changes("#count", () -> shop.start(unique("counted"), "counted"));
    }

    @Test
    void anOpenExecutionIsToldOfChangesToItsEnd() {
        shop.start("watched", "{}", "watchers");
        openWith(NO_TIMERS, "/console/execution?domain=shop&workflowId=watched&mode=full");
        shop.shows("#why", "watchers");
        shop.decide("watchers", Shop.charge("c-1"), new StartTimerDecision("later", null, "3000"));

        shop.shows("#why", "cashiers");
        shop.shows("#open-work", "later");
        shop.shows("#events", "ActivityTaskScheduled");
        Chromium.await(
                "the timeline has it, too",
                () -> browser.evaluate("document.querySelectorAll('#timeline .bar').length")
                                .asInt()
                        >= 3);

        shop.terminate("watched");

        Chromium.await(
                "the badge says so", () -> browser.text(".badge.TERMINATED").length() > 0);
        shop.shows("#values", "cleaned up");
        assertThat(browser.evaluate("document.querySelectorAll('#acts [name=signalName]').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("document.querySelectorAll('[data-live]').length")
                        .asInt())
                .as("what is over changes no more")
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theKeyboardStaysWhereItIsWhenAPartIsRenewed() {
        shop.start("kept", "{}", "kept-list");
        openWith(NO_TIMERS, "/console/?domain=shop");
        browser.tabTo("e.tagName == 'A' && e.innerText == 'kept-list'");

        changes("#live .card:nth-of-type(1) .figure", () -> shop.start(unique("more")));

        Chromium.await(
                "the keyboard is back on the link",
                () -> browser.evaluate("document.activeElement.innerText")
                        .asText()
                        .equals("kept-list"));
    }

    @Test
    void withoutStreamsAPageLooksByItself() {
        openWith(NO_STREAMS + QUICK_TIMERS, "/console/?domain=shop");

        changes("#live .card:nth-of-type(1) .figure", () -> shop.start(unique("polled")));
    }

    @Test
    void whereAStreamIsRefusedAPageLooksByItself() {
        shop.open("/console/domains");
        HttpClient client = HttpClient.newHttpClient();
        try {
            List<InputStream> taken = new ArrayList<>();
            for (int i = 0; i < MOST_OF_ONE; i++) {
                // The page before has left its own a moment ago.
                Chromium.await("there is room for one more", () -> take(client, taken));
            }
            openWith(
                    QUICK_TIMERS
                            + "window.refusals = 0; const Real = window.EventSource; window.EventSource = class extends Real {"
                            + " constructor(path) { super(path); this.addEventListener('error', () => window.refusals++); }"
                            + " };",
                    "/console/?domain=shop");
            Chromium.await(
                    "the stream is refused",
                    () -> browser.evaluate("window.refusals").asInt() > 0);

            changes("#live .card:nth-of-type(1) .figure", () -> shop.start(unique("refused")));
        } finally {
            client.shutdownNow();
        }
    }

    private static boolean take(HttpClient client, List<InputStream> taken) {
        try {
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(URI.create(shop.url() + "/console/"))
                            .header("Cookie", browser.cookies())
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            taken.add(stream.body());
            return stream.statusCode() == 200;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
