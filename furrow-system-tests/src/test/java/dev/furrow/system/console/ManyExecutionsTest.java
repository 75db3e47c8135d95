package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.furrow.bench.process.StoreFiller;
import dev.furrow.bench.process.StoreFiller.Fate;
import dev.furrow.bench.process.StoreFiller.Order;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console over a store that has been in use: `-Dconsole.closed=100000 -Dconsole.open=5000` for as many
/// executions as an operator may have, `-Dconsole.bulk=20000` for so many that wait, every other one of which
/// is terminated at once. The store is filled as `furrow bench fill` does: nine of ten closed ones have
/// completed, one has failed; each has one of a hundred tags.
final class ManyExecutionsTest {
    private static final int CLOSED = Integer.getInteger("console.closed", 2_000);
    private static final int OPEN = Integer.getInteger("console.open", 200);
    private static final int BULK = Integer.getInteger("console.bulk", 500);
    private static final int ASKED = 40;
    private static final int FIRST_PAGE_BYTES = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;

    @BeforeAll
    static void fillAndStart() {
        StoreFiller filler = new StoreFiller(folder.resolve("data"));
        filler.fill(new Order(Fate.CLOSED, CLOSED, number -> 0L));
        filler.fill(new Order(Fate.TIMER, OPEN, number -> 3_600L));
        filler.fill(new Order(Fate.WAITING, BULK, number -> 0L));
        filler.close();
        shop = new Shop(folder);
        browser = shop.browser();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// How long the server took and how much came, of the page that is open.
    private static JsonNode load() {
        return browser.evaluate("(() => { const all = [...performance.getEntriesByType('navigation'),"
                + " ...performance.getEntriesByType('resource')]; return {bytes: all.reduce((sum, e) => sum +"
                + " e.encodedBodySize, 0), server: all[0].responseStart - all[0].requestStart}; })()");
    }

    @Test
    void everyPageOpensOverAStoreThatIsFull() {
        for (String path : List.of(
                "/console/",
                "/console/executions?domain=bench",
                "/console/executions?domain=bench&state=closed&status=FAILED",
                "/console/executions?domain=bench&state=open&sort=start&order=asc",
                "/console/task-lists",
                "/console/task-list?domain=bench&kind=decision&list=bench",
                "/console/types?domain=bench",
                "/console/type?domain=bench&kind=workflow&name=W1&version=1",
                "/console/domains",
                "/console/domain?domain=bench",
                "/console/system")) {
            shop.open(path);
            JsonNode load = load();
            // For docs/console.md; a time is not asserted here.
            System.out.println(path + ": " + load.get("server").asInt() + " ms, "
                    + load.get("bytes").asInt() + " bytes");
            assertThat(browser.text("h1")).as(path).isNotEmpty();
            assertThat(load.get("bytes").asInt()).as(path).isLessThan(FIRST_PAGE_BYTES);
        }
        assertThat(browser.complaints()).isEmpty();

        // As a script asks, again and again; for docs/console.md, too.
        long[] took = new long[ASKED];
        for (int i = 0; i < ASKED; i++) {
            long begun = System.nanoTime();
            assertThat(shop.get("/console/")).contains("Open executions");
            took[i] = (System.nanoTime() - begun) / 1_000;
        }
        Arrays.sort(took);
        System.out.printf(
                Locale.ROOT,
                "The first page, %d times: %.1f ms in the middle, %.1f ms the 95th of a hundred%n",
                ASKED,
                took[ASKED / 2] / 1_000.0,
                took[ASKED * 95 / 100] / 1_000.0);
    }

    @Test
    void theFirstPageIsNoLargerThanItMayBeWithItsScriptsAndStyles() {
        browser.call("Network.clearBrowserCache", Map.of());
        shop.open("/console/");
        assertThat(load().get("bytes").asInt()).isBetween(1_000, FIRST_PAGE_BYTES);
    }

    @Test
    void filtersFindAllOfTheirExecutionsAndNoOthers() {
        shop.open("/console/executions?domain=bench&state=closed&tag=t7");
        shop.shows("#count", number(CLOSED / 100));
        shop.open("/console/executions?domain=bench&state=closed&status=FAILED");
        shop.shows("#count", number(CLOSED / 10));
        // Odd numbers are of this type, even ones of the other.
        shop.open("/console/executions?domain=bench&state=closed&tag=t7&type=W4&version=1");
        shop.shows("#count", number(CLOSED / 100));
        // One of a hundred has the tag, every other one the type: nobody looks at those of the type for it.
        assertThat(looked("/console/api/executions?domain=bench&state=closed&tag=t7&type=W4"))
                .isLessThanOrEqualTo(CLOSED / 100);
        shop.open("/console/executions?domain=bench&state=closed&tag=t7&type=W1");
        shop.shows("main", "No execution");

        shop.open("/console/executions?domain=bench&state=closed&tag=t7&size=5");
        String first = browser.text("tbody tr:first-child td:nth-of-type(2)");
        browser.leads(() -> browser.click("a[rel=next]"));
        assertThat(browser.text("tbody tr:first-child td:nth-of-type(2)"))
                .isNotEmpty()
                .isNotEqualTo(first);
    }

    @Test
    void anExportTellsHowFarItIsAndHasEveryLine() {
        shop.open("/console/executions?domain=bench&state=closed&status=FAILED");
        // What the browser would keep as a file is counted instead.
        browser.evaluate(
                "(() => { window.kept = null; URL.createObjectURL = blob => { blob.text().then(t => window.kept ="
                        + " t.split('\\n').length - 1); return 'data:,'; }; HTMLAnchorElement.prototype.click = () => {}; return 1;"
                        + " })()");
        browser.evaluate("document.querySelector('a[data-exports][href*=jsonl]').dispatchEvent(new MouseEvent('click',"
                + " {bubbles: true, cancelable: true}))");

        Chromium.await(
                "the file is whole", () -> browser.evaluate("window.kept").asInt() == CLOSED / 10);
        assertThat(browser.text("#exported")).contains(String.valueOf(CLOSED / 10));
    }

    @Test
    void aStuckExecutionIsFoundAmongThousandsWithinThreeClicks() {
        shop.open("/console/");
        // Home says which list nobody polls; there are its tasks, the oldest first.
        assertThat(browser.text("#live")).contains("nobody polls");
        browser.leads(() -> browser.click("#live tr:has(.badge.bad) a"));
        browser.leads(() -> browser.click("#list a[href*='/console/execution?']"));

        assertThat(browser.text("#why")).contains("bench").containsAnyOf("nobody polls", "nobody has polled");
    }

    @Test
    void theFirstPagesCanBeUsedOverASlowNetwork() {
        browser.call("Network.clearBrowserCache", Map.of());
        // A telephone at the edge of its network: 400 ms there and back, 50 KB a second.
        browser.network(400, 50_000);
        try {
            shop.open("/console/");
            assertThat(browser.text("#live")).contains("Open executions");
            browser.leads(() -> browser.click("nav a[href='/console/executions']"));
            assertThat(browser.text("tbody")).contains("filled-");
            browser.leads(() -> browser.click("tbody a[href*='/console/execution?']"));
            assertThat(browser.text("#why")).isNotEmpty();
        } finally {
            browser.network(0, 0);
        }
    }

    private static JsonNode json(String path) {
        try {
            return JSON.readTree(shop.get(path));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int looked(String path) {
        return json(path).get("looked").asInt();
    }

    private static JsonNode job(String id) {
        return json("/console/api/bulk/job?id=" + id);
    }

    @Test
    void manyAreTerminatedThoughTheBrowserIsClosedHalfWay() {
        shop.open("/console/executions?domain=bench&state=open&type=W1");
        browser.click("input[name=all]");
        browser.leads(() -> browser.click("button[name=action][value=terminate]"));
        // Every other one of both kinds of open executions is of this type.
        int all = (BULK + 1) / 2 + (OPEN + 1) / 2;
        assertThat(browser.text("main")).contains(number(all) + " executions would be terminated");
        String id = browser.evaluate("new URLSearchParams(location.search).get('id')")
                .asText();
        browser.leads(() -> browser.click("button[value=start]"));
        assertThat(browser.text("#job")).contains("it can be taken back");
        browser.leads(() -> browser.click("button[value=hurry]"));

        Chromium.await("half of it is done", () -> job(id).path("settled").asInt() >= all / 2);
        shop.closeBrowser();
        System.out.println(
                "The browser was closed when " + job(id).path("settled").asInt() + " of " + all + " were done");

        Chromium.await(
                "the server goes on by itself",
                () -> job(id).path("plan").path("state").asText().equals("DONE"));
        browser = shop.browser();
        shop.open("/console/bulk/job?id=" + id);
        assertThat(browser.text("#job")).contains(number(all) + " done, 0 refused");
        shop.open("/console/executions?domain=bench&state=open&type=W1");
        assertThat(browser.text("main")).contains("No execution");
    }
}
