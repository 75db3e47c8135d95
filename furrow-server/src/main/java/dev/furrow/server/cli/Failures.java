package dev.furrow.server.cli;

import dev.furrow.engine.store.StoreException;
import dev.furrow.server.config.ConfigurationException;
import dev.furrow.server.http.ListenException;
import dev.furrow.server.identity.IdentityException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says why a command has failed: a sentence for what can be expected to fail, a stack trace for a defect.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
        switch (e) {
            case ConfigurationException wrong -> {
                wrong.problems().forEach(command.getErr()::println);
                return CommandLine.ExitCode.USAGE;
            }
            case StoreException store -> command.getErr().println(store.getMessage());
            case ListenException listen -> command.getErr().println(listen.getMessage());
            case IdentityException identity -> command.getErr().println(identity.getMessage());
            case IOException io -> command.getErr().println(sentence(io));
            default -> e.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /// The JDK's own message is often the name of a file and nothing else, or missing.
    private static String sentence(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException absent -> "There is no " + absent.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " exists already; it is left as it is";
            case AccessDeniedException closed -> closed.getFile() + " may not be used by whoever runs this";
            default -> trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
        };
    }
}
