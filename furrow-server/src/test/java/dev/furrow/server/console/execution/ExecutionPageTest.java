package dev.furrow.server.console.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.RecordMarkerDecision;
import dev.furrow.api.decision.StartChildWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.EventType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.server.TestServer;
import dev.furrow.server.Workflows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of one execution, asked for over HTTP.
class ExecutionPageTest {
    private static final String PAGE = "/console/execution";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Browsing browser;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, "limit-payload-characters", "4194304", "max-request-size", "64MB");
        browser = new Browsing(server);
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    private static String page(String path, Workflows workflows, WorkflowExecution run, String... more) {
        return browser.get(Browsing.address(path, workflows.domain(), run, more))
                .text();
    }

    @Test
    void aStuckExecutionSaysInItsFirstWordsWhatIsMissing() {
        Workflows workflows = Workflows.in(server, "stuck");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(Workflows.schedule("charge"));

        String html = page(PAGE, workflows, run);

        assertThat(html)
                .contains("data-health=\"STUCK\"")
                .contains("nobody has polled there since the server started")
                .containsSubsequence(
                        "It waits for:",
                        "activity <bdi class=\"name\">a</bdi> (<bdi class=\"name\">charge</bdi>) waits on the list"
                                + " <bdi class=\"name\">workers</bdi>");
    }

    @Test
    void whoPolledLastIsNamed() {
        Workflows workflows = Workflows.in(server, "left");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(Workflows.schedule("first"));
        ActivityTask task = server.call(
                new PollForActivityTaskRequest("left", new TaskList("workers"), "worker-7"), ActivityTask.class);
        assertThat(page(PAGE, workflows, run)).contains("<bdi class=\"name\">worker-7</bdi> has worked on it for");
        server.done(new RespondActivityTaskFailedRequest(task.taskToken(), "no", null));
        workflows.decide(Workflows.schedule("second"));

        assertThat(page(PAGE, workflows, run))
                .contains("no poller there for 0 s, the last was <bdi class=\"name\">worker-7</bdi>");
    }

    @Test
    void thePageSpeaksHindiToWhoAsksForIt() {
        Workflows workflows = Workflows.in(server, "hindi");
        WorkflowExecution run = workflows.start("order");

        browser.send(Browsing.address(PAGE, "hindi", run), "/console/view", "language=hi&to=/console/");
        String html = page(PAGE, workflows, run);
        browser.send("/console/", "/console/view", "language=en&to=/console/");

        assertThat(html)
                .contains("<html lang=\"hi\"")
                .contains("यह क्यों रुका है?")
                .contains("कार्य-सूची");
        assertThat(page(PAGE, workflows, run)).contains("Why is it waiting?");
    }

    @Test
    void everyPartOfThePageIsAPageOfItsOwnToo() {
        Workflows workflows = Workflows.in(server, "parts");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(
                Workflows.schedule("charge"),
                new StartTimerDecision("remind", null, "600"),
                new RecordMarkerDecision("note", "x"));

        for (String part : List.of("rows", "timeline", "at", "family", "limits", "copy", "event")) {
            String address = Browsing.address(PAGE + "/" + part, "parts", run, "id", "5");
            assertThat(browser.get(address).text()).as(part).contains("<!DOCTYPE html>", "<h1>");
            assertThat(browser.part(address).text())
                    .as(part)
                    .doesNotContain("<!DOCTYPE")
                    .isNotBlank();
        }
    }

    @Test
    void noTextIsMissingOnAnyPart() {
        Workflows workflows = Workflows.in(server, "texts");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(Workflows.schedule("charge"), new StartTimerDecision("remind", null, "600"));

        StringBuilder all = new StringBuilder(page(PAGE, workflows, run));
        for (String part : List.of("rows", "timeline", "at", "family", "limits", "copy", "event")) {
            all.append(page(PAGE + "/" + part, workflows, run, "id", "5"));
        }
        assertThat(all.toString())
                .doesNotContainPattern(
                        ">\\s*(execution|why|group|outcome|limit|charge|copy|act|timeout|mode)\\.[a-zA-Z_.]+");
    }

    @Test
    void anEventNamesWhatLedToItAndWhatItLedTo() {
        Workflows workflows = Workflows.in(server, "links");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(Workflows.schedule("charge"));
        workflows.pollActivity();

        assertThat(page(PAGE + "/event", workflows, run, "id", "5"))
                .contains("4 DecisionTaskCompleted", "6 ActivityTaskStarted");
        assertThat(page(PAGE + "/event", workflows, run, "id", "6")).contains("5 ActivityTaskScheduled");
        assertThat(browser.get(Browsing.address(PAGE + "/event", "links", run, "id", "99"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void rowsComeInWindowsWithTheirPlaces() {
        Workflows workflows = Workflows.in(server, "windows");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(java.util.stream.IntStream.range(0, 250)
                .mapToObj(i -> new RecordMarkerDecision("m" + i, null))
                .toArray(RecordMarkerDecision[]::new));

        String window = browser.part(Browsing.address(PAGE + "/rows", "windows", run, "mode", "full", "from", "200"))
                .text();

        assertThat(window)
                .contains("data-from=\"200\"", "aria-setsize=\"254\"", "aria-posinset=\"201\"", "m196")
                .doesNotContain("aria-posinset=\"200\"");
    }

    @Test
    void theStateAtAnEventIsShownWithTheDecisionsOfTheTime() {
        Workflows workflows = Workflows.in(server, "scrub");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(Workflows.schedule("charge"), new StartTimerDecision("remind", null, "600"));

        String before = page(PAGE + "/at", workflows, run, "id", "5");
        String after = page(PAGE + "/at", workflows, run, "id", "6");

        assertThat(before)
                .contains("At event 5 of 6:", "charge", "6 TimerStarted")
                .doesNotContain(">remind<");
        assertThat(after).contains(">remind<");
    }

    @Test
    void parentsChildrenAndContinuedRunsAreLinked() {
        Workflows workflows = Workflows.in(server, "family");
        WorkflowExecution parent = workflows.start("parent");
        workflows.decide(new StartChildWorkflowExecutionDecision(
                new WorkflowType("w", "1"),
                "child",
                null,
                null,
                null,
                new TaskList("kids"),
                null,
                null,
                null,
                null,
                null));
        TestServer.await(
                "the child starts",
                () -> workflows.history(parent).events().stream()
                        .anyMatch(event -> event.eventType() == EventType.ChildWorkflowExecutionStarted));
        WorkflowExecution alone = workflows.start("again");
        TestServer.await(
                "both wait",
                () -> page("/console/execution/family", workflows, parent).contains("child"));
        // The parent's task and the other run's wait on one list, in this order.
        workflows.decide();
        workflows.decide(
                new ContinueAsNewWorkflowExecutionDecision(null, null, null, null, null, null, null, null, null));

        String family = page("/console/execution/family", workflows, parent);
        assertThat(family).contains("<strong><bdi>parent</bdi></strong>").contains("<bdi>child</bdi></a>");
        String child = family.substring(family.indexOf("depth1"));
        String link = child.substring(child.indexOf("href=\"") + 6, child.indexOf("\"", child.indexOf("href=\"") + 6));
        assertThat(browser.get(link.replace("&amp;", "&")).text()).contains("Parent", "<bdi>parent</bdi>");
        assertThat(page("/console/execution/family", workflows, alone))
                .contains("<ol class=\"chain\">")
                .contains("<strong><code>" + alone.runId());
    }

    @Test
    void aSignalGoesTheWayOfTheApiAndIsToldOnThePage() {
        Workflows workflows = Workflows.in(server, "act");
        WorkflowExecution run = workflows.start("order");
        String page = Browsing.address(PAGE, "act", run);

        Browsing.Got sent = browser.send(
                page,
                Browsing.address(PAGE + "/act", "act", run),
                "action=signal&signalName=approve&input=" + Browsing.encode("{\"by\":\"me\"}"));

        assertThat(sent.status()).isEqualTo(303);
        assertThat(browser.get(sent.header("Location")).text()).contains("The signal was sent.");
        assertThat(workflows.history(run).events().getLast().eventType())
                .isEqualTo(EventType.WorkflowExecutionSignaled);
    }

    @Test
    void aFormThatIsNotOursDoesNothing() {
        Workflows workflows = Workflows.in(server, "forged");
        WorkflowExecution run = workflows.start("order");

        assertThat(browser.forge(Browsing.address(PAGE + "/act", "forged", run), "action=terminate")
                        .status())
                .isEqualTo(403);
        assertThat(workflows.history(run).events()).hasSize(2);
    }

    @Test
    void cancelTerminateAndAnotherOneLikeThisWork() {
        Workflows workflows = Workflows.in(server, "acts");
        WorkflowExecution run = workflows.start("order");
        String page = Browsing.address(PAGE, "acts", run);
        String act = Browsing.address(PAGE + "/act", "acts", run);

        browser.send(page, act, "action=cancel");
        assertThat(browser.get(page).text()).contains("asked to cancel");
        browser.send(page, act, "action=terminate&reason=enough");
        assertThat(browser.get(page).text()).contains("terminated", "enough");
        Browsing.Got started = browser.send(
                page,
                act,
                "action=start&newWorkflowId=order&type=w&version=1&input=5&tags=red%0D%0Ablue&childPolicy=ABANDON");
        assertThat(browser.get(started.header("Location")).text())
                .contains("This execution was started.", "<bdi>red</bdi>", "<bdi>blue</bdi>", "ABANDON");
    }

    @Test
    void hostileValuesAreTextAndNothingElse() {
        Workflows workflows = Workflows.in(server, "hostile");
        String script = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202Eevil\u0007\uD800'\"></textarea>";
        server.call(new StartWorkflowExecutionRequest(
                "hostile",
                "x\"><script>alert(3)</script>",
                new WorkflowType("w", "1"),
                null,
                null,
                script,
                null,
                List.of("<b>t</b>\u202E"),
                null,
                null,
                null));
        WorkflowExecution run = server.call(
                        new dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest(
                                "hostile",
                                new dev.furrow.api.operation.ExecutionTimeFilter(java.time.Instant.EPOCH, null),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        dev.furrow.api.operation.WorkflowExecutionInfos.class)
                .executionInfos()
                .getFirst()
                .execution();
        workflows.decide(
                new RecordMarkerDecision("</svg><script>", script),
                Workflows.schedule("<i>\u2067id</i>"),
                new StartTimerDecision("\" onload=\"alert(4)", null, "60"));

        StringBuilder all = new StringBuilder(page(PAGE, workflows, run));
        for (String part : List.of("rows", "timeline", "at", "family", "limits", "copy", "event")) {
            for (String id : List.of("1", "5", "6")) {
                all.append(page(PAGE + "/" + part, workflows, run, "id", id, "mode", "json"));
            }
        }
        String html = all.toString();
        assertThat(html.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("<script>", "<img", "<b>t", "<i>", "</svg><")
                .doesNotContainPattern("<[^>]* onload=\"alert")
                .doesNotContainPattern("<script(?! src=\"/console/static/)");
        assertThat(html).contains("⟨U+202E⟩", "⟨U+2067⟩");
        // What a form holds is sent as it is, so it may hold what is not shown.
        assertThat(html.replaceAll("(?s)<textarea.*?</textarea>|<input[^>]*>", ""))
                .doesNotContain("\u202E", "\u2067", "\u0007");
    }

    @Test
    void aLineOfFourMegabytesMakesNoLargePage() {
        Workflows workflows = Workflows.in(server, "large");
        String line = "x".repeat(4_000_000);
        String runId = server.call(
                        new StartWorkflowExecutionRequest(
                                "large",
                                "order",
                                new WorkflowType("w", "1"),
                                null,
                                null,
                                line,
                                null,
                                null,
                                null,
                                null,
                                null),
                        dev.furrow.api.operation.Run.class)
                .runId();
        WorkflowExecution run = new WorkflowExecution("order", runId);

        Browsing.Got page = browser.get(Browsing.address(PAGE, "large", run));
        assertThat(page.text()).contains("Show all 4,000,000 characters");
        assertThat(page.text().length()).isLessThan(100_000);
        assertThat(page(PAGE + "/event", workflows, run, "id", "1").length()).isLessThan(100_000);
        String whole = Browsing.address(PAGE + "/value", "large", run, "event", "1", "member", "input");
        assertThat(browser.get(whole).text()).isEqualTo(line);
        assertThat(browser.part(whole).text().length()).isLessThan(150_000);
    }

    @Test
    void aBrokenNameInTheAddressIsRefusedWithoutADefect() {
        Workflows.in(server, "broken");

        for (String query : List.of(
                "domain=broken",
                "domain=broken&workflowId=none&runId=none",
                "domain=broken&workflowId=%FF%FE&runId=%ED%A0%80",
                "domain=nowhere&workflowId=a&runId=b",
                "domain=broken&workflowId=%00&runId=AAAAAAAAAAAAAAAAAAAAAA")) {
            assertThat(browser.get(PAGE + "?" + query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void theHistoryIsDownloadedAsOurTestKitReadsIt() {
        Workflows workflows = Workflows.in(server, "download");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(new CompleteWorkflowExecutionDecision("{\"total\":5}"));

        Browsing.Got file = browser.get(Browsing.address(PAGE + "/history", "download", run));

        assertThat(file.header("Content-Disposition")).contains("order-" + run.runId() + ".json");
        Recorded recorded =
                dev.furrow.api.json.Json.decodeTrusted(file.text().getBytes(StandardCharsets.UTF_8), Recorded.class);
        assertThat(recorded.domain()).isEqualTo("download");
        assertThat(recorded.workflowExecution()).isEqualTo(run);
        assertThat(recorded.events()).isEqualTo(workflows.history(run).events());
    }

    /// As the test kit has it.
    record Recorded(
            String domain, WorkflowExecution workflowExecution, List<dev.furrow.api.event.HistoryEvent> events) {}

    @Test
    void aResultInJsonHasItsLines() {
        Workflows workflows = Workflows.in(server, "result");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(new CompleteWorkflowExecutionDecision("{\"total\":5}"));

        assertThat(page(PAGE, workflows, run))
                .contains("{\n  \"total\": 5\n}")
                .contains("Does it wait?", "nothing: it has closed as completed");
    }

    @Test
    void withoutARunIdTheNewestRunIsShown() {
        Workflows workflows = Workflows.in(server, "newest");
        WorkflowExecution run = workflows.start("order");

        assertThat(browser.get(PAGE + "?domain=newest&workflowId=order").text()).contains(run.runId());
        workflows.decide(new CompleteWorkflowExecutionDecision(null));
        assertThat(browser.get(PAGE + "?domain=newest&workflowId=order").text()).contains(run.runId());
    }

    @Test
    void theOperatorsPricesAreTheOnesThatAreUsed() throws Exception {
        Workflows workflows = Workflows.in(server, "prices");
        WorkflowExecution run = workflows.start("order");
        assertThat(page("/console/execution/limits", workflows, run)).contains("0.0001 USD", "are examples");

        Path file = directory.resolve("prices.properties");
        try {
            java.nio.file.Files.writeString(file, "currency=INR\nexecution-started=2\nsource=our contract\n");
            assertThat(page("/console/execution/limits", workflows, run)).contains("2 INR", "our contract");
            java.nio.file.Files.writeString(file, "execution-started=much\n");
            assertThat(page("/console/execution/limits", workflows, run)).contains("execution-started is");
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    @Test
    void theFirstPageIsSmallerThanAHundredKilobytesPacked() throws Exception {
        Workflows workflows = Workflows.in(server, "size");
        WorkflowExecution run = workflows.start("order");
        workflows.decide(java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> Workflows.schedule("activity-" + i))
                .toArray(dev.furrow.api.decision.Decision[]::new));
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(page(PAGE, workflows, run).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(packed.size()).isLessThan(40_000);
        // Of 500 that are open 200 are shown, and the page says so.
        assertThat(page(PAGE, workflows, run)).contains("Only the first 200 are shown.");
        WorkflowExecution other = workflows.start("another");
        assertThat(page(PAGE, workflows, other)).doesNotContain("are shown.");
    }
}
