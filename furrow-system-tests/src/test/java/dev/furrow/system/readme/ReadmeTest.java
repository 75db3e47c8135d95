package dev.furrow.system.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.system.RunningServer;
import dev.furrow.system.client.ForeignProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.swf.SwfClient;
import software.amazon.awssdk.services.swf.model.HistoryEvent;

/// What the README and the guides show is what runs here.
class ReadmeTest {
    @TempDir
    Path directory;

    @Test
    void theFirstWorkflowRunsWithTheAwsCliAndInJava() throws Exception {
        ForeignProgram bash = ForeignProgram.find("/bin/bash", "install bash");
        ForeignProgram.find("/usr/bin/aws", "install the package awscli");
        Path script = Path.of(
                ReadmeTest.class.getResource("/readme/first-workflow.sh").toURI());
        try (RunningServer server = new RunningServer(directory.resolve("data"))) {
            Map<String, String> environment = Map.of("FURROW", server.url(), "AWS_PAGER", "");
            String printed = bash.with(script.toString()).printed(directory, environment);
            assertThat(printed.lines().skip(1)).containsExactlyElementsOf(Snippets.events());
            try (SwfClient swf = FirstWorkflow.connect(server.url())) {
                FirstWorkflow shop = new FirstWorkflow(swf);
                String runId = shop.order("two teapots");
                shop.decide();
                shop.work();
                shop.decide();
                List<HistoryEvent> history = swf.getWorkflowExecutionHistory(r -> r.domain("shop")
                                .execution(e -> e.workflowId("order-2").runId(runId)))
                        .events();
                assertThat(history).hasSameSizeAs(Snippets.events());
                assertThat(history.get(6).activityTaskCompletedEventAttributes().result())
                        .isEqualTo("packed two teapots");
            }
        }
    }

    static Stream<Path> documents() throws Exception {
        Path root = Snippets.root();
        try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(root.resolve("README.md"), root.resolve("examples/README.md")),
                    docs.filter(p -> p.toString().endsWith(".md")))
                    .toList()
                    .stream();
        }
    }

    /// With -Dgolden.rewrite=true the regions are copied anew; then read the difference.
    @ParameterizedTest
    @MethodSource("documents")
    void everySnippetIsARegionOfAFileThatTheTestsRun(Path document) throws Exception {
        if (Boolean.getBoolean("golden.rewrite")) {
            Snippets.rewrite(document);
        }
        for (Snippets.Snippet snippet : Snippets.of(document)) {
            assertThat(snippet.shown()).as(snippet.source()).isEqualTo(snippet.region());
        }
    }

    static Stream<Path> guidesOfTheSdk() throws Exception {
        return documents().filter(document -> document.toString().contains("docs/sdk/"));
    }

    /// What others' libraries look like is shown as text; what is marked as Java is ours, and compiled.
    @ParameterizedTest
    @MethodSource("guidesOfTheSdk")
    void noJavaIsShownThatIsNotCompiled(Path guide) throws Exception {
        long blocks = Files.readString(guide).lines().filter("```java"::equals).count();

        assertThat(Snippets.of(guide).stream().filter(each -> each.source().contains(".java#")))
                .hasSize(Math.toIntExact(blocks));
    }

    @Test
    void whoComesFromAnotherLibrarySeesBothSideBySide() throws Exception {
        for (String library : List.of("flow", "temporal", "botoflow", "garcon", "simpleflow")) {
            Path guide = Snippets.root().resolve("docs/sdk/from-" + library + ".md");
            long theirs = Files.readString(guide)
                    .lines()
                    .filter(line -> line.startsWith("With "))
                    .count();

            assertThat(theirs).as(library).isGreaterThanOrEqualTo(2);
            assertThat(Snippets.of(guide)).as(library).hasSizeGreaterThanOrEqualTo(Math.toIntExact(theirs));
        }
    }

    @Test
    void theReadmeTheGuideAndTheExamplesShowSnippets() throws Exception {
        assertThat(Snippets.of(Snippets.root().resolve("README.md"))).hasSizeGreaterThan(5);
        assertThat(Snippets.of(Snippets.root().resolve("docs/sdk/guide.md"))).hasSizeGreaterThan(8);
        assertThat(Snippets.of(Snippets.root().resolve("examples/README.md"))).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkToAFileLeadsSomewhere(Path document) throws Exception {
        for (String link : Snippets.links(document)) {
            assertThat(document.resolveSibling(link))
                    .as(document + " links to it")
                    .exists();
        }
    }
}
