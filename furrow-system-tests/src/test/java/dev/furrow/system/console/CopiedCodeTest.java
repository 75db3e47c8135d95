package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.Worker;
import dev.furrow.api.json.Json;
import dev.furrow.system.RunningServer;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the console gives to copy is compiled and run.
public final class CopiedCodeTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    /// A workflow of a user.
    @WorkflowType(name = "Greeting", version = "1", taskList = "greeters", executionTimeout = "1h")
    public interface Greeting {
        @Execute
        String greet(String name);
    }

    /// Its code.
    public static final class PoliteGreeting implements Greeting {
        @Override
        public String greet(String name) {
            return "Good day, " + name;
        }
    }

    /// What `/console/api/execution/copy` answers, as far as it matters here.
    public record Copies(String java, String test, String testClass, String historyFile) {}

    private static String get(String url) {
        try {
            HttpResponse<String> answer =
                    CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void compile(String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(said + source).isTrue();
        }
    }

    private String classPath() {
        return folder + File.pathSeparator + System.getProperty("java.class.path");
    }

    private String run(String... program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath()));
        command.addAll(List.of(program));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        String said = Files.readString(out);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }

    @Test
    void theTestOfAnExecutionCompilesAndPassesAndTheCallStartsAnotherOne() throws Exception {
        try (RunningServer server = new RunningServer(folder.resolve("data"));
                Furrow furrow = Furrow.connect(FurrowOptions.domain("copies").endpoint(URI.create(server.url())))) {
            furrow.registerDomain();
            try (Worker worker =
                    furrow.worker("greeters").workflows(PoliteGreeting.class).start()) {
                assertThat(worker).isNotNull();
                assertThat(furrow.client().workflow(Greeting.class, "greet-1").greet("Asha"))
                        .isEqualTo("Good day, Asha");
            }
            String of = "?domain=copies&workflowId=greet-1&implementation="
                    + PoliteGreeting.class.getName().replace('$', '.');
            Copies copies = Json.decodeTrusted(
                    get(server.url() + "/console/api/execution/copy" + of).getBytes(StandardCharsets.UTF_8),
                    Copies.class);
            Path history = folder.resolve(copies.historyFile());
            Files.createDirectories(history.getParent());
            Files.writeString(history, get(server.url() + "/console/api/execution/history" + of));

            compile(copies.testClass(), copies.test());
            compile(
                    "RunIt",
                    "public class RunIt { public static void main(String[] a) { new " + copies.testClass()
                            + "().todaysCodeFollowsTheHistory(); System.out.println(\"replayed\"); } }");
            assertThat(run("RunIt")).contains("replayed");

            compile("StartWorkflowExecutionCall", copies.java());
            assertThat(run("StartWorkflowExecutionCall")).contains("Run[runId=");
        }
    }
}
