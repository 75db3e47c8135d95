package dev.furrow.server.cli;

import dev.furrow.api.json.Json;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.store.StoreException;
import dev.furrow.server.Version;
import dev.furrow.server.admin.AdminEndpoint;
import dev.furrow.server.admin.ServerFile;
import dev.furrow.store.rocksdb.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `furrow backup`: asks the server of a data directory for a backup, or makes it itself if no server runs there.
@Command(
        name = "backup",
        description = "Copies a data directory, as it is at one moment, to a new directory. A running server goes on.")
final class BackupCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "DIR", defaultValue = "./data", description = "The data directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private Path data;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The new directory; must not exist.")
    @SuppressWarnings("NullAway.Init")
    private Path to;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = data.toAbsolutePath().normalize();
        Path target = to.toAbsolutePath().normalize();
        if (!DataDirectory.holdsStore(directory)) {
            throw new StoreException(
                    StoreException.Trouble.FAILED, data + " holds no store; name the data directory with --data");
        }
        long begin = System.nanoTime();
        ServerFile server = ServerFile.read(directory);
        if (server == null) {
            try (Store store = DataDirectory.open(directory, Version.current())) {
                store.backup(target);
            }
        } else {
            askServer(server, target);
        }
        spec.commandLine()
                .getOut()
                .printf("Backed up %s to %s in %.1f s%n", directory, target, (System.nanoTime() - begin) / 1e9);
        return CommandLine.ExitCode.OK;
    }

    private static void askServer(ServerFile server, Path target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + AdminEndpoint.PATH))
                .header("Authorization", AdminEndpoint.authorization(server.token()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.encode(new AdminEndpoint.Backup(target.toString()))))
                .build();
        try (HttpClient client = LocalClient.create()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new StoreException(
                        StoreException.Trouble.FAILED,
                        "The server at " + server.url() + " (process " + server.pid() + ") answered "
                                + response.statusCode() + ": " + response.body().strip());
            }
        }
    }
}
