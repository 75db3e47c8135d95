package dev.furrow.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ChildPolicy;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.operation.RegisterWorkflowTypeRequest;
import dev.furrow.api.operation.Run;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.Connection;
import dev.furrow.server.SharedServer;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The pages over real HTTP, against a server with a real store.
@ExtendWith(SharedServer.class)
final class PagesTest {
    private static final Pattern RUN = Pattern.compile("name=\"run\" value=\"\\S+ ([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private final TestServer server;
    private final Person person;

    PagesTest(TestServer server) {
        this.server = server;
        person = new Person(server);
    }

    private void start(Workflows workflows, String id, String... tags) {
        server.call(
                new StartWorkflowExecutionRequest(
                        workflows.domain(),
                        id,
                        new WorkflowType("w", "1"),
                        null,
                        null,
                        null,
                        null,
                        Arrays.asList(tags),
                        null,
                        null,
                        null),
                Run.class);
    }

    private static List<String> runs(Person.Page page) {
        List<String> runs = new ArrayList<>();
        Matcher found = RUN.matcher(page.text());
        while (found.find()) {
            runs.add(found.group(1));
        }
        return runs;
    }

    @Test
    void whoOpensTheAddressInABrowserIsLedToThePagesAndAClientIsNot() {
        Person.Page browser = person.get("/", "Accept", "text/html,*/*");

        assertThat(browser.status()).isEqualTo(303);
        assertThat(browser.header("Location")).isEqualTo("/console/");
        assertThat(person.get("/").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/executions",
                "/console/task-lists",
                "/console/types",
                "/console/types?kind=activity",
                "/console/domains",
                "/console/bulk",
                "/console/access",
                "/console/audit",
                "/console/system",
                "/console/sign-in",
                "/console/nowhere"
            })
    void everyPageIsWholeInBothLanguagesAndNamesNoMissingText(String path) {
        if (path.equals("/console/audit")) {
            // Nobody who has not signed in reads it.
            assertThat(person.get(path).status()).isEqualTo(403);
            return;
        }
        Workflows.in(server, "whole" + Integer.toHexString(path.hashCode()));
        for (String language : List.of("en", "hi")) {
            Person.Page page = person.get(path, "Accept-Language", language);

            assertThat(page.status()).as(page.text()).isEqualTo(path.endsWith("nowhere") ? 404 : 200);
            assertThat(page.text())
                    .contains("<html lang=\"" + language + "\"", "</html>")
                    .doesNotContainPattern(">[a-z]+\\.[a-zA-Z.]+<");
        }
    }

    @Test
    void theFirstPageIsSmall() {
        Workflows.in(server, "quick");
        Person.Page page = person.get("/console/", "Accept-Encoding", "gzip");
        long bytes = page.answer().body().length;
        Matcher files = Pattern.compile("(?:src|href)=\"(/console/static/[^\"]+)\"")
                .matcher(person.get("/console/").text());
        int found = 0;
        while (files.find()) {
            Person.Page file = person.get(files.group(1), "Accept-Encoding", "gzip");
            assertThat(file.header("Cache-Control")).contains("immutable");
            bytes += file.answer().body().length;
            found++;
        }
        assertThat(found).isEqualTo(4);
        assertThat(bytes).isLessThan(100_000);
    }

    @Test
    void homeShowsWhatIsOpenWhatWaitsAndThatNobodyPolls() {
        Workflows workflows = Workflows.in(server, "home");
        start(workflows, "stuck-one");

        String text = person.get("/console/?domain=home").text();

        assertThat(text).contains("stuck-one", ">deciders<", "nobody polls", "Open executions");
    }

    @Test
    void filtersAreCombined() {
        Workflows workflows = Workflows.in(server, "combined");
        start(workflows, "order-1", "red", "large");
        start(workflows, "order-2", "red");
        start(workflows, "other-3", "red", "large");
        start(workflows, "order-4", "red", "large");
        server.done(new TerminateWorkflowExecutionRequest("combined", "order-4", null, null, null, null));

        assertThat(runs(person.get("/console/executions?domain=combined"))).hasSize(4);
        assertThat(runs(person.get("/console/executions?domain=combined&id=order-*&tag=large&state=open")))
                .containsExactly("order-1");
        assertThat(runs(person.get("/console/executions?domain=combined&type=w&version=1&status=TERMINATED&tag=red")))
                .containsExactly("order-4");
        assertThat(runs(person.get("/console/executions?domain=combined&list=deciders&id=order-2")))
                .containsExactly("order-2");
        assertThat(runs(person.get("/console/executions?domain=combined&list=elsewhere")))
                .isEmpty();
        assertThat(runs(person.get("/console/executions?domain=combined&startTo=2020-01-01T00:00")))
                .isEmpty();
        assertThat(runs(person.get("/console/executions?domain=combined&sort=id&order=asc")))
                .containsExactly("order-1", "order-2", "order-4", "other-3");
        assertThat(person.get("/console/executions?domain=combined&id=order-*&tag=large&count=1")
                        .text())
                .contains("2 executions");
    }

    @Test
    void followedPagesShowEveryExecutionOnceOpenAndClosedTogether() {
        Workflows workflows = Workflows.in(server, "paged");
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            start(workflows, "p" + i);
            all.add("p" + i);
            if (i % 3 == 0) {
                server.done(new TerminateWorkflowExecutionRequest("paged", "p" + i, null, null, null, null));
            }
        }
        for (String order : List.of("", "&order=asc")) {
            List<String> seen = new ArrayList<>();
            String next = "/console/executions?domain=paged&size=7" + order;
            while (next != null) {
                Person.Page page = person.get(next);
                seen.addAll(runs(page));
                Matcher link = NEXT.matcher(page.text());
                next = link.find() ? link.group(1).replace("&amp;", "&") : null;
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void anExportIsWholeAndASpreadsheetRunsNothingOfIt() {
        Workflows workflows = Workflows.in(server, "export");
        start(workflows, "=cmd|' -C calc'!A0", "+1", "quote\"d,comma");
        start(workflows, "plain");

        String csv = person.get("/console/executions/export?domain=export&format=csv")
                .text();
        String json = person.get("/console/executions/export?domain=export&format=jsonl")
                .text();

        assertThat(csv.lines()).hasSize(3);
        assertThat(csv)
                .contains("\"'=cmd|' -C calc'!A0\"", "\"'+1 quote\"\"d,comma\"", "\"plain\"")
                .doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
        assertThat(json.lines()).hasSize(2).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void aViewIsSavedUnderANameAndForgotten() {
        Workflows.in(server, "views");
        person.get("/console/executions?domain=views");
        String text = person.follow(
                        "/console/executions", "query", "domain=views&state=open&tag=x", "name", "Mine & all")
                .text();
        assertThat(text).contains(">Mine &amp; all<", "/console/executions?domain=views&amp;state=open&amp;tag=x");

        assertThat(person.follow("/console/executions", "query", "domain=views", "forget", "Mine & all")
                        .text())
                .doesNotContain("Mine &amp; all");
    }

    @Test
    void aTaskListShowsItsTasksAndItsPollersWithTheirAddresses() {
        Workflows workflows = Workflows.in(server, "lists");
        start(workflows, "waits-here");
        try (Connection poll = server.connect()) {
            poll.send(
                    "PollForActivityTask",
                    "{\"domain\":\"lists\",\"taskList\":{\"name\":\"workers\"},\"identity\":\"worker-7\"}");
            TestServer.await(
                    "the poll is there",
                    () -> person.get("/console/task-lists?domain=lists").text().contains("workers"));

            assertThat(person.get("/console/task-list?domain=lists&kind=activity&list=workers")
                            .text())
                    .contains("worker-7", "127.0.0.1");
        }
        assertThat(person.get("/console/task-list?domain=lists&kind=decision&list=deciders")
                        .text())
                .contains("waits-here", "nobody has polled this list");
    }

    @Test
    void aTypeIsRegisteredDeprecatedAllowedAgainAndDeleted() {
        Workflows workflows = Workflows.in(server, "types");
        start(workflows, "one");
        assertThat(person.get("/console/type?domain=types&kind=workflow&name=w&version=1")
                        .text())
                .contains("deciders", "3600", "type=w&amp;version=1\">1</a>");
        person.get("/console/types?domain=types");
        assertThat(person.follow(
                                "/console/types",
                                "domain",
                                "types",
                                "kind",
                                "activity",
                                "name",
                                "brand-new",
                                "version",
                                "2",
                                "list",
                                "l",
                                "heartbeat",
                                "30")
                        .text())
                .contains("It is registered.", "Registered", ">30<");
        String[] type = {
            "domain", "types", "kind", "activity", "name", "brand-new", "version", "2", "action", "deprecate"
        };
        assertThat(person.follow("/console/type", type).text()).contains("It is deprecated.", "Allow again");
        type[9] = "undeprecate";
        assertThat(person.follow("/console/type", type).text()).contains("It is allowed again.");
        type[9] = "deprecate";
        person.follow("/console/type", type);
        type[9] = "delete";
        assertThat(person.follow("/console/type", type).text())
                .contains("It is deleted.")
                .doesNotContain("brand-new");
    }

    private String looked(String filter) {
        String answer = person.get("/console/api/executions?" + filter).text();
        Matcher looked = Pattern.compile("\"looked\":(\\d+)").matcher(answer);
        assertThat(looked.find()).as(answer).isTrue();
        return looked.group(1);
    }

    @Test
    void aSearchLooksAtTheFewestOfThoseThatOneOfItsFiltersGives() {
        Workflows workflows = Workflows.in(server, "narrowest");
        server.done(new RegisterWorkflowTypeRequest(
                "narrowest", "rare", "1", null, "NONE", "3600", new TaskList("d"), null, ChildPolicy.TERMINATE, null));
        for (int i = 0; i < 20; i++) {
            start(workflows, "many-" + i, i < 2 ? "few" : "often");
        }
        server.call(
                new StartWorkflowExecutionRequest(
                        "narrowest",
                        "rare",
                        new WorkflowType("rare", "1"),
                        null,
                        null,
                        null,
                        null,
                        List.of("often"),
                        null,
                        null,
                        null),
                Run.class);

        assertThat(looked("domain=narrowest&state=open&type=w&tag=few")).isEqualTo("2");
        assertThat(looked("domain=narrowest&state=open&type=rare&tag=often")).isEqualTo("1");
    }

    @Test
    void theTableOfPricesIsChangedAndWhatIsNoPriceIsRefused(@TempDir Path data) {
        try (TestServer own = TestServer.start(data)) {
            Person operator = new Person(own);
            assertThat(operator.get("/console/prices").text()).contains("examples", "value=\"0.000025\"");

            assertThat(operator.follow("/console/prices", "currency", "INR", "source", "C:\\own=1", "timer", "0.5")
                            .text())
                    .contains("It is changed.", "value=\"INR\"", "value=\"C:\\own=1\"", "value=\"0.5\"")
                    .contains("value=\"0.0001\"");
            assertThat(operator.post("/console/prices", "timer", "much").text())
                    .contains("timer is \"much\", but must be a number");
            assertThat(operator.get("/console/prices").text()).contains("value=\"0.5\"");
            assertThat(data.resolve("prices.properties")).exists();

            assertThat(operator.follow("/console/prices", "examples", "yes").text())
                    .doesNotContain("value=\"INR\"");
            assertThat(data.resolve("prices.properties")).doesNotExist();
        }
    }

    @Test
    void aTableOfPricesThatCannotBeReadIsPutRightOnItsPage(@TempDir Path data) throws Exception {
        try (TestServer own = TestServer.start(data)) {
            Files.writeString(data.resolve("prices.properties"), "timer=much\n");
            Person operator = new Person(own);

            assertThat(operator.get("/console/prices").text()).contains("prices.properties", "timer is");
            assertThat(operator.follow("/console/prices", "timer", "0.5").text())
                    .doesNotContain("timer is");
        }
    }

    @Test
    void aDomainIsRegisteredTaggedAndDeprecated() {
        person.get("/console/domains");
        assertThat(person.follow("/console/domains", "name", "made-here", "retention", "7", "description", "for <b>")
                        .text())
                .contains("It is registered.", "for &lt;b&gt;");
        assertThat(person.follow(
                                "/console/domain",
                                "domain",
                                "made-here",
                                "action",
                                "tag",
                                "key",
                                "team",
                                "value",
                                "ops")
                        .text())
                .contains("<bdi>team</bdi> = <bdi>ops</bdi>");
        assertThat(person.follow("/console/domain", "domain", "made-here", "action", "untag", "key", "team")
                        .text())
                .doesNotContain("<bdi>team</bdi>");
        assertThat(person.follow("/console/domain", "domain", "made-here", "action", "deprecate")
                        .text())
                .contains("Deprecated");
        assertThat(person.post("/console/domains", "name", "made-here", "retention", "7")
                        .text())
                .contains("DomainAlreadyExistsFault");
    }

    @Test
    void aBackupIsTakenWhileTheServerRuns(@TempDir Path data) throws Exception {
        try (TestServer own = TestServer.start(data)) {
            Person operator = new Person(own);
            assertThat(operator.get("/console/system").text()).contains("Backup", "Settings in force", "min-free-disk");

            assertThat(operator.follow("/console/system").text()).contains("The backup is written.");
        }
        try (var backups = Files.list(data.resolve("backups"))) {
            assertThat(backups).hasSize(1);
        }
    }

    @Test
    void themeLanguageAndTimesStayAsChosen() {
        person.get("/console/");
        Person.Page page = person.follow("/console/view", "theme", "dark", "to", "/console/domains");

        assertThat(page.text()).contains("data-theme=\"dark\"");
        assertThat(person.follow("/console/view", "language", "hi").text())
                .contains("lang=\"hi\"", "data-theme=\"dark\"");
        assertThat(person.follow("/console/view", "clock", "relative").text()).contains("data-clock=\"relative\"");
    }

    @Test
    void withoutTheConsoleThereAreNoPages(@TempDir Path data) {
        try (TestServer bare = TestServer.start(data, "console", "false")) {
            assertThat(bare.get("/console/").status()).isEqualTo(404);
            assertThat(new Person(bare).get("/", "Accept", "text/html").status())
                    .isEqualTo(405);
        }
    }
}
