package dev.furrow.system.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/// A program that is not ours and that a test needs. Where it is missing the test is aborted with a word on what to
/// install, or fails if `-Dclients.required=true` says that it must be there.
public final class ForeignProgram {
    /// How a program ended.
    public record End(int exitCode, String out, String err) {}

    private final List<String> command;

    private ForeignProgram(List<String> command) {
        this.command = command;
    }

    /// @param path where the system's own one is; else one of the same name is looked for in PATH
    /// @param sentence what to do if it is nowhere
    public static ForeignProgram find(String path, String sentence) {
        Path wanted = Path.of(path);
        String name = wanted.getFileName().toString();
        return Stream.concat(
                        Stream.of(wanted),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(found -> new ForeignProgram(List.of(found.toString())))
                .orElseThrow(() -> missing(name + " is missing: " + sentence));
    }

    /// Says what is missing, in the way that was asked for.
    public static RuntimeException missing(String sentence) {
        return Boolean.getBoolean("clients.required")
                ? new IllegalStateException(sentence)
                : new TestAbortedException(sentence);
    }

    /// The same program with arguments that it always gets.
    public ForeignProgram with(String... arguments) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(arguments));
        return new ForeignProgram(longer);
    }

    public End run(Path directory, Map<String, String> environment) {
        try {
            Path out = Files.createTempFile(directory, "out", ".txt");
            Path err = Files.createTempFile(directory, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(300, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        command + " does not end; it said " + Files.readString(out) + Files.readString(err));
            }
            return new End(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Runs it, expecting success, and returns what it printed.
    public String printed(Path directory, Map<String, String> environment) {
        End end = run(directory, environment);
        assertThat(end.exitCode())
                .as("exit code of %s, which said\n%s\n%s", command, end.out(), end.err())
                .isZero();
        return end.out();
    }
}
