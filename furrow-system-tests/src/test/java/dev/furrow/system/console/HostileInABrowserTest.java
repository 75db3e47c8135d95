package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.decision.RecordMarkerDecision;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Executions whose makers mean harm, or did not care: shown, never run, and no page becomes slow by them.
final class HostileInABrowserTest {
    /// Three bytes each: twelve megabytes on one line, in as many characters as a server can be told to take.
    private static final String LONG_LINE = "\u0915".repeat(4_000_000);

    private static final String SCRIPT =
            "</textarea></pre></svg><script>alert('run')</script><img src=x onerror=alert(1)>"
                    + "<a href=javascript:alert(2)>x</a>\u202Etxt.exe\u2066\u0007";

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        shop = Shop.open(folder, "limit-payload-characters", "4194304", "max-request-size", "64MB");
        browser = shop.browser();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static void nothingHasRun() {
        assertThat(browser.evaluate("document.querySelectorAll('main img, main a[href^=javascript]').length")
                        .asInt())
                .isZero();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void scriptsAndTextThatTurnsRoundAreShownOnEveryPageAndRunOnNone() {
        String id = "<script>alert('id')</script>\u202E";
        shop.start(id, SCRIPT, "<i>list<i>", "<img src=x onerror=alert('tag')>");
        shop.decide("<i>list<i>", new RecordMarkerDecision("</svg><script>alert('marker')</script>", SCRIPT));
        for (String path : List.of(
                "/console/",
                "/console/executions?domain=shop&state=open",
                "/console/executions?domain=shop&tag=" + Shop.encode("<img src=x onerror=alert('tag')>"),
                "/console/task-lists",
                "/console/task-list?domain=shop&kind=decision&list=" + Shop.encode("<i>list<i>"),
                "/console/bulk",
                "/console/nowhere%3Cscript%3Ealert(3)%3C/script%3E",
                "/console/?done=%3Cscript%3Ealert(4)%3C/script%3E")) {
            shop.open(path);
            nothingHasRun();
        }
        for (String mode : List.of("compact", "full", "json")) {
            shop.openExecution(id, "&mode=" + mode);
            shop.shows("#copy, #at-state", "");
            Chromium.await(
                    "the timeline",
                    () -> browser.evaluate("document.querySelectorAll('#timeline svg').length")
                                    .asInt()
                            == 1);
            browser.click(".ev a[data-event]");
            Chromium.await(
                    "an event", () -> !browser.text("#event h3, #event h2").isEmpty());
            nothingHasRun();
        }
        // What turns writing round is named in its place.
        assertThat(browser.text("main")).contains("\u27E8U+202E\u27E9");
    }

    @Test
    void aLineOfTwelveMegabytesIsShownInPartAndGivenWhole() {
        shop.start("large", LONG_LINE, Shop.DECIDERS);

        shop.openExecution("large", "");

        assertThat(browser.text("#values")).contains("Show all 4,000,000 characters");
        int bytes = browser.evaluate("performance.getEntriesByType('navigation')[0].decodedBodySize")
                .asInt();
        assertThat(bytes).as("bytes of the page").isLessThan(200_000);
        assertThat(browser.evaluate(
                                "fetch('/console/execution/value?domain=shop&workflowId=large&event=1&member=input')"
                                        + ".then(r => r.blob()).then(b => b.size)")
                        .asInt())
                .isEqualTo(LONG_LINE.getBytes(StandardCharsets.UTF_8).length);
        browser.click("#values button, #values a");
        shop.check("a long line");
        nothingHasRun();
    }

    @Test
    void brokenUtf8IsRefusedOrShownAsBroken() {
        String start =
                "{\"domain\":\"shop\",\"workflowId\":\"broken\",\"workflowType\":{\"name\":\"order\",\"version\":\"1\"},"
                        + "\"input\":\"%\"}";
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        bytes[start.indexOf('%')] = (byte) 0xFF;
        assertThat(shop.post("StartWorkflowExecution", HttpRequest.BodyPublishers.ofByteArray(bytes))
                        .statusCode())
                .isEqualTo(400);
        // Half a character can be written in JSON.
        assertThat(shop.post(
                                "StartWorkflowExecution",
                                HttpRequest.BodyPublishers.ofString(start.replace("%", "before \\ud800 after")))
                        .statusCode())
                .isIn(200, 400);
        shop.start("whole", "before \uD83D\uDE00 after", Shop.DECIDERS);
        for (String path : List.of(
                "/console/executions?domain=shop&id=%FF%FE",
                "/console/execution?domain=shop&workflowId=%FF%FE",
                "/console/execution?domain=shop&workflowId=%ED%A0%80&runId=%FF",
                "/console/executions?domain=shop&state=open",
                "/console/execution?domain=shop&workflowId=whole")) {
            shop.open(path);
            nothingHasRun();
        }
        assertThat(browser.text("#values")).contains("before \uD83D\uDE00 after");
    }
}
