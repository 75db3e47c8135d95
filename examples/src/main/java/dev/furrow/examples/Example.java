package dev.furrow.examples;

import dev.furrow.Furrow;
import dev.furrow.FurrowOptions;
import java.io.PrintStream;

/// A program that shows something.
public interface Example {

    /// What it shows, in a few words.
    String summary();

    /// How it wants to be connected, where that matters.
    ///
    /// @param given domain, address and credentials
    default FurrowOptions options(FurrowOptions given) {
        return given;
    }

    /// Whether others take part who need a server that they can reach.
    default boolean needsServer() {
        return false;
    }

    /// Starts what it needs, shows what it has to show, stops what it has started.
    ///
    /// @param id part of the workflowIds, so that it can be run again on the same server
    void run(Furrow furrow, String id, PrintStream out) throws Exception;
}
