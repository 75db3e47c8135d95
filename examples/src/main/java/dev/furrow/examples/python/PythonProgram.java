package dev.furrow.examples.python;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import dev.furrow.spi.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// One of the Python programs of these examples while it runs. It is told everything in its environment and
/// arguments, says `ready` when it has registered what it serves, and is ended with the example.
final class PythonProgram implements AutoCloseable {
    private static final Path DEBIANS = Path.of("/usr/bin/python3");

    private final Path script;
    private final Process process;

    private PythonProgram(Path script, Process process) {
        this.script = script;
        this.process = process;
    }

    /// Starts one and waits until it is ready.
    ///
    /// @param name of the resource
    /// @throws IllegalStateException if there is no Python with boto3
    static PythonProgram start(String name, Furrow furrow) throws IOException {
        FurrowOptions options = furrow.options();
        URI endpoint = Objects.requireNonNull(options.endpoint(), "Python needs a server that it can reach");
        Path script = Files.createTempFile("furrow", "-" + name);
        try (InputStream resource =
                Objects.requireNonNull(PythonProgram.class.getResourceAsStream("/python/" + name), name)) {
            Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
        }
        String python = Files.isExecutable(DEBIANS) ? DEBIANS.toString() : "python3";
        ProcessBuilder builder = new ProcessBuilder(
                        python, "-u", script.toString(), endpoint.toString(), options.domain())
                .redirectErrorStream(true);
        environment(options, builder.environment());
        PythonProgram program = new PythonProgram(script, builder.start());
        program.awaitReady();
        return program;
    }

    private static void environment(FurrowOptions options, Map<String, String> environment) {
        Credentials credentials = options.credentials().credentials();
        environment.put("AWS_DEFAULT_REGION", options.region());
        environment.put("AWS_ACCESS_KEY_ID", credentials == null ? "anybody" : credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials == null ? "anything" : credentials.secretAccessKey());
        String token = credentials == null ? null : credentials.sessionToken();
        if (token != null) {
            environment.put("AWS_SESSION_TOKEN", token);
        }
    }

    private void awaitReady() throws IOException {
        // Not closed: the program's later words have to go somewhere.
        BufferedReader words = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.equals("ready")) {
                return;
            }
            said.append(line).append('\n');
        }
        close();
        throw new IllegalStateException(
                "The Python program has ended; it needs boto3 (Debian: apt install python3-boto3). It said:\n" + said);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(script);
    }
}
