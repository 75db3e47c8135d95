package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console in a real browser, against a real server. `-Dconsole.everything=true` looks at every page in every
/// width and theme.
final class ConsoleInABrowserTest {
    private static final int EXECUTIONS = 100;
    private static final boolean EVERYTHING = Boolean.getBoolean("console.everything");
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

    private static Shop shop;
    private static Chromium browser;

    @BeforeAll
    static void startAndFill() {
        shop = Shop.open(folder);
        for (int i = 0; i < EXECUTIONS; i++) {
            shop.start("order-" + i, i % 3 == 0 ? "express" : "plain");
            if (i % 5 != 0) {
                shop.terminate("order-" + i);
            }
        }
        shop.start("<script>alert('id')</script>\u202Efdp.exe", "<img src=x onerror=alert('tag')>");
        browser = shop.browser();
    }

    @AfterAll
    static void stop() {
        shop.close();
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
                        shop.open(path);
                        shop.check(path + " " + width + (dark ? " dark" : " light"));
                    }
                }
            }
        }
        browser.size(1280, 900);
        browser.prefersDark(false);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void hostileIdsAndTagsAreShownAndRunNothing() {
        for (String path : List.of("/console/executions?domain=shop&state=open&size=200", "/console/")) {
            shop.open(path);
        }
        shop.open("/console/executions?domain=shop&tag=" + "%3Cimg%20src%3Dx%20onerror%3Dalert(9)%3E");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.evaluate("document.querySelectorAll('img').length").asInt())
                .isZero();
    }

    @Test
    void aPersonWithOnlyAKeyboardFindsAStuckExecutionFromHome() {
        shop.open("/console/");
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
    void everythingComesFromTheServerItself() {
        for (String path : List.of("/console/", "/console/execution?domain=shop&workflowId=order-0")) {
            shop.open(path);
            List<String> hosts = new ArrayList<>();
            browser.evaluate("[...performance.getEntriesByType('resource')].map(e => new URL(e.name).origin)")
                    .forEach(origin -> hosts.add(origin.asText()));
            assertThat(hosts).hasSizeGreaterThanOrEqualTo(3).containsOnly(shop.url());
        }
        // The address alone leads there, too.
        shop.open("/");
        assertThat(browser.evaluate("location.pathname").asText()).isEqualTo("/console/");
    }

    @Test
    void homeShowsWhatRunsWhatWaitsAndWhatFails() {
        shop.open("/console/?domain=shop");

        assertThat(browser.text("#live"))
                .contains("Open executions", "Started", "Failed", "Timed out", "Throttled", "nobody polls", "order-0");
        assertThat(browser.evaluate("document.querySelectorAll('#live .chart').length")
                        .asInt())
                .isGreaterThanOrEqualTo(10);
    }

    @Test
    void aTaskListShowsWhoPollsAndWhatWaits() {
        shop.start("polled-1", "{}", "polled");
        shop.decide("polled");
        shop.start("polled-2", "{}", "polled");
        shop.open("/console/task-list?domain=shop&kind=decision&list=polled");

        assertThat(browser.text("#list"))
                .contains("Waiting", "decider", "127.0.0.1", "polled-2")
                .doesNotContain("polled-1", "nobody has polled");
    }

    @Test
    void everyPageSpeaksHindi() {
        shop.open("/console/");
        browser.leads(() -> browser.click("button[name=language][value=hi]"));
        for (String path : PAGES) {
            shop.open(path);
            assertThat(browser.evaluate("document.documentElement.lang").asText())
                    .isEqualTo("hi");
            assertThat(browser.text("nav")).as(path).containsPattern("[\\u0900-\\u097F]{3}");
            assertThat(browser.text("main")).as(path).containsPattern("[\\u0900-\\u097F]{3}");
        }
        browser.leads(() -> browser.click("button[name=language][value=en]"));
    }

    @Test
    void themeLanguageAndTimesAreSwitchedOnThePage() {
        shop.open("/console/domains");
        browser.leads(() -> browser.click("button[name=language][value=hi]"));
        assertThat(browser.text("h1")).isEqualTo("\u0921\u094b\u092e\u0947\u0928");
        shop.check("Hindi");
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
            shop.start("bulk-" + i + "-" + System.nanoTime(), "bulk");
        }
        shop.open("/console/executions?domain=shop&tag=bulk&state=open");
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
        shop.open("/console/executions?domain=shop");
        browser.fill("input[name=id]", "order-1*");
        browser.leads(() -> browser.click("search button.main"));
        assertThat(browser.evaluate("location.search").asText()).contains("id=order-1");
        Chromium.await("the count comes", () -> browser.text(".actions p").contains("executions"));
        browser.leads(() -> browser.click("th a[href*='sort=id']"));
        assertThat(browser.evaluate("document.querySelector('th[aria-sort=descending]').innerText")
                        .asText())
                .contains("Workflow ID");
    }
}
