package dev.furrow.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// One thing that is measured. As a command it prints its line of JSON, and on the error stream the line for people.
abstract class Bench implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    /// Measures.
    ///
    /// @throws IOException when files or processes fail
    /// @throws IllegalStateException when the server does not do what it should, with its words
    abstract Report measure() throws IOException;

    @Override
    public final Integer call() throws IOException {
        CommandLine command = command();
        try {
            Report report = measure();
            command.getOut().println(report.json());
            command.getOut().flush();
            command.getErr().println(report.readable());
            return CommandLine.ExitCode.OK;
        } catch (IllegalStateException | java.io.UncheckedIOException failed) {
            command.getErr().println(command.getCommandName() + " has failed: " + failed.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /// Tells people how far it is.
    void progress(String what) {
        command().getErr().println("  " + what);
        command().getErr().flush();
    }

    CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("Not called through the command line");
        }
        return spec.commandLine();
    }
}
