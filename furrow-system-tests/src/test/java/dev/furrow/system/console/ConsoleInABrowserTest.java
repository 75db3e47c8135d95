package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.server.FurrowServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
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
            "/console/prices",
            "/console/types?domain=shop&kind=activity",
            "/console/type?domain=shop&kind=activity&name=charge&version=1",
            "/console/execution?domain=shop&workflowId=order-0",
            "/console/execution/event?domain=shop&workflowId=order-0&id=1",
            "/console/execution/limits?domain=shop&workflowId=order-0",
            "/console/sign-in");

    private static final List<Pattern> ENGLISH = englishTexts();

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;

    @BeforeAll
    static void startAndFill() {
        // The one type of workflow that the shop has is all that it may have.
        shop = Shop.open(folder, "limit-workflow-types-per-domain", "1");
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

        List<String> cards = new ArrayList<>();
        browser.evaluate(
                        "[...document.querySelectorAll('#live .card:has(.figure):has(.chart) h3')].map(e => e.innerText)")
                .forEach(card -> cards.add(card.asText()));
        assertThat(cards)
                .containsExactly(
                        "Open executions",
                        "Started",
                        "Completed",
                        "Failed",
                        "Timed out",
                        "Canceled",
                        "Terminated",
                        "Continued as new",
                        "Decision time-outs",
                        "Failed activities",
                        "Activity time-outs",
                        "Throttled requests");
        String started = browser.text("#live .card:nth-of-type(2) p");
        assertThat(Integer.parseInt(started.substring(0, started.indexOf(' ')))).isGreaterThan(EXECUTIONS);
        // The list, its kind, its domain, how many wait, how long the oldest, who polls.
        assertThat(browser.text("#live tr:has(a[href*='list=order-deciders'])"))
                .containsPattern("order-deciders\\s+decisions\\s+shop\\s+\\d+\\s+\\d+ (ms|s|min).*\\s+nobody polls");
        assertThat(browser.text("#live")).contains("order-0");
    }

    @Test
    void homeShowsLimitsThatAreNear() {
        shop.open("/console/?domain=shop");

        assertThat(browser.text("#live")).contains("Limits that are near");
        assertThat(browser.text("#live table:has(.badge.bad):not(:has(a))"))
                .containsPattern("Workflow types\\s+shop\\s+1\\s+1")
                .doesNotContain("Activity types", "Open executions");
    }

    @Test
    void aTaskListShowsWhoPollsAndWhatWaits() {
        shop.start("polled-1", "{}", "polled");
        shop.decide("polled");
        shop.start("polled-2", "{}", "polled");
        shop.open("/console/task-list?domain=shop&kind=decision&list=polled");

        assertThat(browser.text("#list"))
                .contains("Waiting", "Oldest waits", "Tasks in per second", "Tasks out per second", "polled-2")
                .doesNotContain("polled-1", "nobody has polled");
        // Its identity, its address, how often, and when first and last.
        assertThat(browser.text("#list tr:has(code)")).containsPattern("decider\\s+127\\.0\\.0\\.1\\s.*\\s1$");
        assertThat(browser.evaluate("document.querySelectorAll('#list tr:has(code) time').length")
                        .asInt())
                .isGreaterThanOrEqualTo(2);
        // What each polls: the list of all lists says of each how many do, and when last.
        shop.open("/console/task-lists");
        assertThat(browser.text("tr:has(a[href$='list=polled'])"))
                .containsPattern("polled\\s+decisions\\s+shop\\s+1\\s.*\\s1\\s+\\d+ (ms|s|min).* ago");
    }

    @Test
    void everyPageSpeaksHindiAndNoEnglishIsLeftOnAny() {
        shop.open("/console/");
        browser.leads(() -> browser.click("button[name=language][value=hi]"));
        int turn = 0;
        for (String path : PAGES) {
            browser.size(turn++ % 2 == 0 ? 390 : 1280, 900);
            shop.open(path);
            assertThat(browser.evaluate("document.documentElement.lang").asText())
                    .isEqualTo("hi");
            assertThat(browser.text("nav")).as(path).containsPattern("[\\u0900-\\u097F]{3}");
            assertThat(browser.text("main")).as(path).containsPattern("[\\u0900-\\u097F]{3}");
            assertThat(english()).as("English on " + path).isEmpty();
            shop.check(path + " in Hindi");
        }
        browser.size(1280, 900);
        shop.open("/console/");
        browser.leads(() -> browser.click("button[name=language][value=en]"));
        // The same search on a page in English finds its texts.
        assertThat(english()).contains("Open executions", "Task lists");
    }

    /// What of the English table is on the page that is open, and is not the same in Hindi.
    private static List<String> english() {
        List<String> found = new ArrayList<>();
        browser.evaluate("(() => { const all = []; const walker = document.createTreeWalker(document.body,"
                        + " NodeFilter.SHOW_TEXT); while (walker.nextNode()) { const at = walker.currentNode;"
                        + " if (!at.parentElement.closest('code, bdi, pre, textarea, script, [lang]:not(html)'))"
                        + " { all.push(at.data.trim()); } }"
                        + " document.querySelectorAll('[aria-label], [title], [placeholder], [data-asks]').forEach(e => {"
                        + " for (const name of ['aria-label', 'title', 'placeholder', 'data-asks']) {"
                        + " all.push(e.getAttribute(name) || ''); } }); return all; })()")
                .forEach(text -> {
                    if (ENGLISH.stream()
                            .anyMatch(one -> one.matcher(text.asText()).matches())) {
                        found.add(text.asText());
                    }
                });
        return found;
    }

    private static List<Pattern> englishTexts() {
        List<Pattern> texts = new ArrayList<>();
        for (String table : List.of("text", "execution")) {
            Properties hindi = table(table + "_hi");
            table(table + "_en").forEach((key, text) -> {
                String words = text.toString().replaceAll("\\{\\d}", " ");
                // A single short word may be somebody's name; what is the same in both tables is no word.
                if (words.matches("(?s).*[A-Za-z]{4,}.*") && !text.equals(hindi.get(key))) {
                    texts.add(Pattern.compile(
                            Pattern.quote(text.toString()).replaceAll("\\{\\d}", "\\\\E.+\\\\Q"), Pattern.DOTALL));
                }
            });
        }
        return texts;
    }

    private static Properties table(String name) {
        Properties table = new Properties();
        try (InputStream in = FurrowServer.class.getResourceAsStream("console/text/" + name + ".properties")) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
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
