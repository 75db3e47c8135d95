package dev.furrow.server.cli;

import java.util.concurrent.Callable;

/// A command that another module adds to `furrow`: a picocli command, found by the service loader. Its result is the
/// process's exit code.
public interface Subcommand extends Callable<Integer> {}
