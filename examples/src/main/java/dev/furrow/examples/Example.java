package dev.furrow.examples;

import dev.furrow.Furrow;
import java.io.PrintStream;

/// A program that shows something.
@FunctionalInterface
public interface Example {

    /// Starts what it needs, shows what it has to show, stops what it has started.
    ///
    /// @param id part of the workflowIds, so that it can be run again on the same server
    void run(Furrow furrow, String id, PrintStream out);
}
