package dev.furrow.server.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.furrow.engine.id.RunId;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfiguredFunctionsTest {
    private static final RunKey RUN = new RunKey("farm", "order 17 für Jürgen", new RunId(17, 4));

    @TempDir
    private Path folder;

    private static LambdaResult call(String targets, String name, String input, long timeoutMillis) throws Exception {
        CompletableFuture<LambdaResult> end = new CompletableFuture<>();
        new ConfiguredFunctions(targets)
                .invoke(new LambdaInvocation(RUN, "id-1", name, input, "role", timeoutMillis), end::complete);
        return end.get(30, TimeUnit.SECONDS);
    }

    @Test
    void withoutTargetsThereAreNoFunctions() {
        assertThat(new ConfiguredFunctions("").isAvailable()).isFalse();
        assertThat(new ConfiguredFunctions("a=command:/bin/cat").isAvailable()).isTrue();
    }

    @Test
    void aFunctionThatIsNotConfiguredIsNotFound() throws Exception {
        assertThat(call("a=command:/bin/cat", "b", "{}", 1_000))
                .isEqualTo(new LambdaResult.Failed("ResourceNotFoundException", "Function not found: b"));
    }

    @Nested
    class ACommand {
        private String script(String text) throws IOException {
            Path script = folder.resolve("function.sh");
            Files.writeString(script, "#!/bin/sh\n" + text + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            return "f=command:" + script;
        }

        @Test
        void readsTheInputAndWritesTheResult() throws Exception {
            assertThat(call(script("echo begin; cat"), "f", "{\"grüße\":17}", 20_000))
                    .isEqualTo(new LambdaResult.Completed("begin\n{\"grüße\":17}"));
        }

        @Test
        void isFoundByTheArnOfItsFunctionToo() throws Exception {
            assertThat(call(script("cat"), "arn:aws:lambda:us-east-1:1:function:f", "17", 20_000))
                    .isEqualTo(new LambdaResult.Completed("17"));
        }

        @Test
        void isToldForWhomItWorks() throws Exception {
            assertThat(call(script("printf '%s %s' \"$FURROW_FUNCTION\" \"$FURROW_RUN_ID\""), "f", "{}", 20_000))
                    .isEqualTo(new LambdaResult.Completed("f " + RUN.runId()));
        }

        @Test
        void failsWithItsExitCodeAndWhatItSaidOnStandardError() throws Exception {
            assertThat(call(script("echo half; echo no card >&2; exit 3"), "f", "{}", 20_000))
                    .isEqualTo(new LambdaResult.Failed("Unhandled", "Exit code 3: no card\n"));
        }

        @Test
        void needNotReadItsInput() throws Exception {
            assertThat(call(script("echo done"), "f", "x".repeat(1_000_000), 20_000))
                    .isEqualTo(new LambdaResult.Completed("done\n"));
        }

        @Test
        void isEndedWhenItTakesTooLong() throws Exception {
            Path pid = folder.resolve("pid");
            assertThat(call(script("echo $$ > " + pid + "; exec sleep 600"), "f", "{}", 700))
                    .isEqualTo(new LambdaResult.Failed("Unhandled", "The command took too long and was ended"));
            ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .ifPresent(
                            command -> assertThat(command.onExit()).succeedsWithin(java.time.Duration.ofSeconds(20)));
        }

        @Test
        void thatDoesNotExistIsAFailure() throws Exception {
            assertThat(call("f=command:" + folder.resolve("missing"), "f", "{}", 1_000))
                    .isInstanceOfSatisfying(LambdaResult.Failed.class, failed -> {
                        assertThat(failed.reason()).isEqualTo("Unhandled");
                        assertThat(failed.details()).contains("missing");
                    });
        }
    }

    @Nested
    class AnAddress {
        private HttpServer http;
        private final CompletableFuture<String> seen = new CompletableFuture<>();
        private final CountDownLatch released = new CountDownLatch(1);

        @BeforeEach
        void listen() throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setExecutor(action -> Thread.ofVirtual().start(action));
            http.start();
        }

        @AfterEach
        void stop() {
            released.countDown();
            http.stop(0);
        }

        private String target() {
            return "f=http://127.0.0.1:" + http.getAddress().getPort() + "/call";
        }

        private void answer(int status, String error, String body) {
            http.createContext("/call", exchange -> {
                var headers = exchange.getRequestHeaders();
                seen.complete(exchange.getRequestMethod()
                        + ' '
                        + headers.getFirst("Content-Type")
                        + ' '
                        + headers.getFirst("X-Furrow-Function")
                        + ' '
                        + headers.getFirst("X-Furrow-Workflow-Id")
                        + ' '
                        + headers.getFirst("X-Furrow-Run-Id")
                        + ' '
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (error != null) {
                    exchange.getResponseHeaders().add("X-Amz-Function-Error", error);
                }
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
        }

        @Test
        void isSentTheInputAndAnswersWithTheResult() throws Exception {
            answer(200, null, "\"bezahlt für 17 €\"");

            assertThat(call(target(), "f", "{\"euro\":17}", 20_000))
                    .isEqualTo(new LambdaResult.Completed("\"bezahlt für 17 €\""));
            assertThat(seen.join())
                    .isEqualTo("POST application/json f order 17 f?r J?rgen " + RUN.runId() + " {\"euro\":17}");
        }

        @Test
        void failsWithItsStatusAndBody() throws Exception {
            answer(500, null, "out of order");

            assertThat(call(target(), "f", "{}", 20_000))
                    .isEqualTo(new LambdaResult.Failed("Unhandled", "HTTP 500: out of order"));
        }

        @Test
        void mayFailTheWayLambdaDoes() throws Exception {
            answer(200, "Handled", "{\"errorMessage\":\"no card\"}");

            assertThat(call(target(), "f", "{}", 20_000))
                    .isEqualTo(new LambdaResult.Failed("Handled", "{\"errorMessage\":\"no card\"}"));
        }

        @Test
        void isNotWaitedForBeyondTheTime() throws Exception {
            http.createContext("/call", exchange -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            });

            assertThat(call(target(), "f", "{}", 200))
                    .isInstanceOfSatisfying(
                            LambdaResult.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo("Unhandled"));
        }

        @Test
        void thatNobodyListensAtIsAFailure() throws Exception {
            String target = target();
            http.stop(0);

            assertThat(call(target, "f", "{}", 20_000))
                    .isInstanceOfSatisfying(
                            LambdaResult.Failed.class,
                            failed -> assertThat(failed.reason()).isEqualTo("Unhandled"));
        }
    }
}
