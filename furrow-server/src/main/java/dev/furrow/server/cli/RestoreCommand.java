package dev.furrow.server.cli;

import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.store.Store;
import dev.furrow.server.Version;
import dev.furrow.store.rocksdb.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `furrow restore`: makes a data directory out of a backup and looks whether it can be read.
@Command(name = "restore", description = "Makes a data directory out of a backup. The backup stays as it is.")
final class RestoreCommand implements Callable<Integer> {
    @Option(names = "--from", paramLabel = "DIR", required = true, description = "The backup.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private Path from;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "./data",
            description = "The data directory to make; must not exist or be empty.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path directory = data.toAbsolutePath().normalize();
        DataDirectory.restore(from.toAbsolutePath().normalize(), directory);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger domains = new AtomicInteger();
        try (Store store = DataDirectory.open(directory, Version.current())) {
            store.scanOpen(run -> open.incrementAndGet());
            store.scanRegistry(change -> {
                if (change instanceof RegistryChange.PutDomain) {
                    domains.incrementAndGet();
                }
            });
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "Restored %s to %s: %d domains, %d open executions%n",
                        from, directory, domains.get(), open.get());
        return CommandLine.ExitCode.OK;
    }
}
