package dev.furrow.bench;

import dev.furrow.bench.process.DataFolder;
import dev.furrow.bench.process.SpawnedServer;
import java.util.List;
import picocli.CommandLine.Option;

/// Options of every bench that starts servers of its own.
final class ServerOptions {
    @Option(
            names = "--server-option",
            paramLabel = "OPTION",
            description = "An option for the server that is started, such as --lanes=2. May be repeated.")
    private List<String> options = List.of();

    List<String> all() {
        return options;
    }

    SpawnedServer start(DataFolder data) {
        return new SpawnedServer(data, options);
    }
}
