package dev.furrow.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Data directories that a process of its own has filled, with `furrow bench fill`, so that this one stays small. The
/// process ends without closing its store: what a crash leaves.
public final class FilledFolder {
    private FilledFolder() {}

    /// Fills a directory.
    ///
    /// @param options of `furrow bench fill`
    public static void fill(DataFolder data, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("bench", "fill", "--data", data.path().toString()));
        arguments.addAll(List.of(options));
        try {
            int exitCode = new ProcessBuilder(OwnJvm.command(arguments))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("The data directory could not be filled; the messages are above");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The process that fills cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while filling", e);
        }
    }
}
