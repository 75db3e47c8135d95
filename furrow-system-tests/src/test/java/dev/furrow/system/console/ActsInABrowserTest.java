package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does on the pages beside looking, in a real browser.
final class ActsInABrowserTest {
    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        shop = Shop.open(folder);
        browser = shop.browser();
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static String location() {
        return browser.evaluate("location.pathname + location.search").asText();
    }

    @Test
    void columnsAreChosenAndAreInTheAddress() {
        shop.start("columns", "columns");
        shop.open("/console/executions?domain=shop&tag=columns");
        assertThat(browser.text("thead")).doesNotContain("Task list");
        browser.click("input[name=col][value=list]");
        browser.leads(() -> browser.click("search button.main"));

        assertThat(browser.text("thead")).contains("Task list");
        assertThat(browser.text("tbody")).contains(Shop.DECIDERS);
        assertThat(location()).contains("col=list");
    }

    @Test
    void aViewIsSavedUnderANameAndComesBack() {
        shop.start("viewed", "viewed");
        shop.open("/console/executions?domain=shop&tag=viewed&state=open");
        browser.fill("input[name=name]", "Mine");
        browser.leads(() -> browser.click("form:has(input[name=name]) button"));
        shop.open("/console/executions?domain=shop");
        browser.leads(() -> browser.click("a.button[href*='tag=viewed']"));

        assertThat(location()).contains("tag=viewed", "state=open");
        browser.leads(() -> browser.click("button[name=forget]"));
        assertThat(browser.evaluate("document.querySelectorAll('button[name=forget]').length")
                        .asInt())
                .isZero();
    }

    @Test
    void everyFilterNarrowsTheList() {
        shop.start("narrow-1", "{}", "narrow", "narrow");
        shop.start("narrow-2", "{}", Shop.DECIDERS, "narrow");
        shop.terminate("narrow-2");
        String all = "/console/executions?domain=shop&tag=narrow";
        for (String filter : new String[] {
            "&list=narrow",
            "&state=open",
            "&id=narrow-1",
            "&id=narrow-*&state=open",
            "&type=order&version=1&state=open",
            "&startFrom=2020-01-01T00:00&state=open"
        }) {
            shop.open(all + filter);
            assertThat(browser.text("tbody")).as(filter).contains("narrow-1").doesNotContain("narrow-2");
        }
        shop.open(all + "&status=TERMINATED&closeFrom=2020-01-01T00:00");
        assertThat(browser.text("tbody")).contains("narrow-2").doesNotContain("narrow-1");
        shop.open(all + "&startFrom=2020-01-01T00:00&startTo=2999-01-01T00:00&closeFrom=2020-01-01T00:00");
        assertThat(browser.text("tbody")).contains("narrow-2").doesNotContain("narrow-1");
        for (String filter :
                new String[] {"&startTo=2020-01-01T00:00", "&parent=nobody", "&closeTo=2020-01-01T00:00", "&version=2"
                }) {
            shop.open(all + filter);
            assertThat(browser.text("main")).as(filter).contains("No execution passes this filter");
        }
    }

    @Test
    void theChildrenOfAParentAreFound() {
        shop.start("filtered-parent", "{}", "filtered-parents");
        shop.decide("filtered-parents", Shop.child("filtered-child", "filtered-children"));
        // The child is there when the parent's decider is told so.
        shop.decide("filtered-parents");
        shop.open("/console/executions?domain=shop&parent=filtered-parent&col=id&col=parent");

        assertThat(browser.evaluate("document.querySelectorAll('tbody tr').length")
                        .asInt())
                .isEqualTo(1);
        assertThat(browser.text("tbody")).contains("filtered-child", "filtered-parent");
    }

    @Test
    void eachColumnThatOrdersDoesSoBothWays() {
        for (String id : new String[] {"sorted-2", "sorted-1", "sorted-3"}) {
            shop.start(id, "sorted");
            shop.terminate(id);
        }
        shop.open("/console/executions?domain=shop&tag=sorted&state=closed&col=id&col=type"
                + "&col=status&col=start&col=close&col=duration");
        assertThat(ids().split(" ")).containsExactlyInAnyOrder("sorted-1", "sorted-2", "sorted-3");
        for (String column : new String[] {"start", "close", "id", "type", "status", "duration"}) {
            browser.leads(() -> browser.click("th a[href*='sort=" + column + "']"));
            String once = ids();
            String way = browser.evaluate("document.querySelector('th[aria-sort]:not([aria-sort=none])').ariaSort")
                    .asText();
            browser.leads(() -> browser.click("th a[href*='sort=" + column + "']"));
            assertThat(browser.evaluate("document.querySelector('th[aria-sort]:not([aria-sort=none])').ariaSort")
                            .asText())
                    .as(column)
                    .isNotEqualTo(way);
            if (column.equals("id")) {
                assertThat(List.of(once, ids()))
                        .containsExactlyInAnyOrder("sorted-1 sorted-2 sorted-3", "sorted-3 sorted-2 sorted-1");
            }
        }
    }

    private static String ids() {
        return browser.evaluate("[...document.querySelectorAll('tbody tr td:nth-of-type(2)')].map(e => e.innerText)"
                        + ".join(' ')")
                .asText();
    }

    @Test
    void aSpreadsheetRunsNothingOfAnExport() {
        shop.start("=cmd|' -C calc'!A0", "csv");
        shop.open("/console/executions?domain=shop&tag=csv");

        String csv = browser.evaluate(
                        "fetch(document.querySelector('a[data-exports][href*=csv]').href).then(r => r.text())")
                .asText();

        assertThat(csv).contains("\"'=cmd|' -C calc'!A0\"").doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
    }

    @Test
    void whatIsTakenBackInTimeIsNotDone() {
        shop.start("taken-back", "taken-back");
        shop.open("/console/executions?domain=shop&tag=taken-back&state=open");
        browser.click("input[name=run]");
        browser.leads(() -> browser.click("button[name=action][value=cancel]"));
        assertThat(browser.text("main")).contains("taken-back");
        browser.leads(() -> browser.click("button[value=start]"));
        browser.leads(() -> browser.click("button[value=stop]"));

        assertThat(browser.text("#job")).contains("Stopped", "0 done");
        assertThat(shop.get("/console/api/execution?domain=shop&workflowId=taken-back"))
                .contains("\"cancelRequested\":false");
    }

    @Test
    void manyAreSignalledAtOnce() {
        shop.start("signalled-1", "signalled");
        shop.start("signalled-2", "signalled");
        shop.open("/console/executions?domain=shop&tag=signalled&state=open");
        browser.click("input[name=all]");
        browser.leads(() -> browser.click("button[name=action][value=signal]"));
        browser.fill("input[name=signal]", "wake");
        browser.leads(() -> browser.click("button[value=start]"));
        browser.leads(() -> browser.click("button[value=hurry]"));

        shop.shows("#job", "2 done, 0 refused");
        shop.openExecution("signalled-2", "&mode=full");
        assertThat(browser.text("#events")).contains("WorkflowExecutionSignaled");
    }

    @Test
    void aTypeIsRegisteredDeprecatedAllowedAgainAndDeleted() {
        shop.open("/console/types?domain=shop&kind=activity");
        browser.click("main details:last-of-type summary");
        browser.fill("form.stack input[name=name]", "pack");
        browser.fill("form.stack input[name=version]", "7");
        browser.fill("form.stack input[name=heartbeat]", "30");
        browser.leads(() -> browser.click("form.stack button.main"));
        assertThat(browser.text("main")).contains("It is registered.", "defaultTaskHeartbeatTimeout", "30");
        browser.leads(() -> browser.click("button[value=deprecate]"));
        assertThat(browser.text("main")).contains("It is deprecated.");
        browser.leads(() -> browser.click("button[value=undeprecate]"));
        browser.leads(() -> browser.click("button[value=deprecate]"));
        browser.leads(() -> browser.click("button[value=delete]"));

        assertThat(browser.text("main")).contains("It is deleted.").doesNotContain("pack");
    }

    @Test
    void theUseOfEachVersionIsLinkedToItsExecutions() {
        shop.start("used", "used");
        shop.open("/console/type?domain=shop&kind=workflow&name=order&version=1");
        browser.leads(() -> browser.click("table a[href*='state=open']"));

        assertThat(location()).contains("type=order", "version=1");
        assertThat(browser.text("tbody")).contains("used");
    }

    @Test
    void aDomainIsRegisteredTaggedAndDeprecated() {
        shop.open("/console/domains");
        browser.fill("form input[name=name]", "depot");
        browser.fill("form input[name=retention]", "3");
        browser.leads(() -> browser.click("form:has(input[name=retention]) button"));
        assertThat(browser.text("main")).contains("It is registered.");
        shop.open("/console/domain?domain=depot");
        browser.fill("input[name=key]:not([type=hidden])", "team");
        browser.fill("input[name=value][maxlength]", "ops");
        browser.leads(() -> browser.click("button[value=tag]"));
        assertThat(browser.text("main")).contains("team = ops");
        assertThat(browser.text("table")).contains("open-executions-per-domain");
        browser.leads(() -> browser.click("button[value=deprecate]"));

        assertThat(browser.text(".badge")).isEqualTo("Deprecated");
    }

    @Test
    void systemTellsOfTheServerAndTakesABackup() throws IOException {
        shop.open("/console/system");
        assertThat(browser.text("main"))
                .contains("Settings in force", "Start took", "Latency of commits", "Turns in a commit", "Processors")
                .containsPattern("Version\\s+\\d+\\.\\d+")
                .containsPattern("Takes\\s+\\d[\\d.]* [KMGT]B\\s+Free on the disk\\s+\\d[\\d.,]* [KMGT]B")
                .containsPattern("Commits\\s+[1-9]")
                .containsPattern("Longest of late\\s+\\d[\\d.,]* ms")
                .containsPattern("Lane 1\\s+\\d+ waiting[\\s\\S]*Registry\\s+\\d+ waiting")
                .containsPattern("Heap\\s+\\d[\\d.]* MB / \\d[\\d.]* [MG]B")
                // Each setting with its value and where that is from.
                .containsPattern("min-free-disk\\s+0B\\s+(?!default)\\S")
                .containsPattern("console-session\\s+\\S+\\s+default");
        browser.leads(() -> browser.click("form[action='/console/system'] button"));

        assertThat(browser.text("main")).contains("The backup is written.");
        try (var backups = Files.list(folder.resolve("data").resolve("backups"))) {
            assertThat(backups).hasSize(1);
        }
    }

    @Test
    void anOperatorChangesThePricesThatCostsAreWorkedOutWith() {
        shop.start("priced", "priced");
        shop.openExecution("priced", "");
        Chromium.await("the examples", () -> browser.text("main").contains("0.0001 USD"));
        browser.leads(() -> browser.click("main a[href='/console/prices']"));
        shop.check("prices");
        browser.fill("input[name=currency]", "INR");
        browser.fill("input[name=source]", "Our contract of 2026");
        browser.fill("input[name=execution-started]", "0.25");
        browser.leads(() -> browser.click("main form.stack button.main"));
        assertThat(browser.text("main")).contains("It is changed.");

        shop.openExecution("priced", "");
        Chromium.await("what has been agreed", () -> browser.text("main").contains("0.25 INR"));
        assertThat(browser.text("main")).contains("Our contract of 2026").doesNotContain("USD");
        shop.open("/console/prices");
        browser.leads(() -> browser.click("button[name=examples]"));
        assertThat(browser.text("main")).contains("These are the examples");
    }

    @Test
    void timesAreInTheZoneOfTheBrowserInUtcOrRelative() {
        shop.start("timed", "timed");
        browser.call("Emulation.setTimezoneOverride", Map.of("timezoneId", "Asia/Kolkata"));
        try {
            shop.open("/console/executions?domain=shop&tag=timed");
            Chromium.await(
                    "the server knows the zone",
                    () -> browser.text("footer").contains("Asia/Kolkata")
                            || browser.text("footer").contains("Asia/Calcutta"));
            String local = browser.text("tbody time");
            browser.leads(() -> browser.click("button[name=clock][value=utc]"));
            assertThat(browser.text("footer")).contains("UTC");
            assertThat(browser.text("tbody time")).isNotEqualTo(local);
            browser.leads(() -> browser.click("button[name=clock][value=relative]"));
            assertThat(browser.text("tbody time")).contains("ago");
            browser.leads(() -> browser.click("button[name=clock][value=local]"));
        } finally {
            browser.call("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
        }
    }

    @Test
    void scriptsGetAsJsonWhatThePagesShow() {
        shop.start("as-json", "as-json");
        for (String path : new String[] {
            "home", "executions?domain=shop&tag=as-json", "task-lists", "types?domain=shop", "domains", "system"
        }) {
            shop.open("/console/");
            assertThat(browser.evaluate("fetch('/console/api/" + path + "').then(r => r.json()).then(j => typeof j)")
                            .asText())
                    .as(path)
                    .isEqualTo("object");
        }
        assertThat(shop.get("/console/api/executions?domain=shop&tag=as-json")).contains("\"workflowId\":\"as-json\"");
    }
}
