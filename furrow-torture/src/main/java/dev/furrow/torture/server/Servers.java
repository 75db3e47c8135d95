package dev.furrow.torture.server;

import java.nio.file.Path;
import java.util.List;

/// The servers of one data directory, one after another.
///
/// @param data the directory
/// @param log gets what they say about themselves
/// @param patches folders of classes that take the place of the server's own
public record Servers(Path data, Path log, List<Path> patches) {
    /// Servers as users run them.
    public Servers(Path data, Path log) {
        this(data, log, List.of());
    }

    /// The same servers on another directory.
    public Servers on(Path otherData) {
        return new Servers(otherData, log, patches);
    }

    /// Begins to start one; [ServerProcess#awaitReady] waits until it serves.
    public ServerProcess launch() {
        return ServerProcess.launch(List.of(), patches, data, log);
    }

    /// Begins to start one whose disk fails.
    public ServerProcess launch(Fault fault) {
        return ServerProcess.launch(patches, data, log, fault);
    }
}
