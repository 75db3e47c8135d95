package dev.furrow.server.lambda;

import dev.furrow.engine.lambda.LambdaInvocation;
import dev.furrow.engine.lambda.LambdaResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A function that is a local command: the input goes to its standard input, its standard output is the result; an
/// exit code other than 0 is a failure with the standard error as details. What runs too long is ended.
final class CommandFunction implements Function {
    private final String command;

    CommandFunction(String command) {
        this.command = command;
    }

    @Override
    public LambdaResult call(LambdaInvocation invocation) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().put("FURROW_FUNCTION", invocation.name());
        builder.environment().put("FURROW_WORKFLOW_ID", invocation.run().workflowId());
        builder.environment().put("FURROW_RUN_ID", invocation.run().runId().toString());
        Process process = builder.start();
        try {
            CompletableFuture<String> result = read(process.getInputStream());
            CompletableFuture<String> errors = read(process.getErrorStream());
            try (OutputStream input = process.getOutputStream()) {
                input.write(invocation.input().getBytes(StandardCharsets.UTF_8));
            } catch (IOException notRead) {
                // A command need not read its input.
            }
            if (!process.waitFor(invocation.timeoutMillis(), TimeUnit.MILLISECONDS)) {
                return new LambdaResult.Failed("Unhandled", "The command took too long and was ended");
            }
            return process.exitValue() == 0
                    ? new LambdaResult.Completed(result.join())
                    : new LambdaResult.Failed("Unhandled", "Exit code " + process.exitValue() + ": " + errors.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (stream) {
                text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException ended) {
                text.complete("");
            }
        });
        return text;
    }
}
