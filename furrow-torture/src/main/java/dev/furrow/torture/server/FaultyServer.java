package dev.furrow.torture.server;

import dev.furrow.engine.store.StoreException;
import dev.furrow.server.FurrowServer;
import dev.furrow.server.Version;
import dev.furrow.server.config.Configuration;
import dev.furrow.store.rocksdb.DataDirectory;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The program of a server whose disk fails as a [Fault] says. In everything else it is the server that users run.
final class FaultyServer {
    private FaultyServer() {}

    /// @param arguments the data directory, the fault
    public static void main(String... arguments) throws InterruptedException {
        Fault fault = Fault.parse(arguments[1]);
        FurrowServer server = new FurrowServer(
                Configuration.of(Map.of("data", arguments[0], "listen", "127.0.0.1:0", "long-poll", "1s")),
                directory -> DataDirectory.open(
                        directory,
                        Version.current(),
                        tables -> new FaultyTables(
                                tables, directory.resolve("store"), fault, () -> say(ServerProcess.REACHED))),
                FaultyServer::end);
        say(ServerProcess.READY + server.url());
        new CountDownLatch(1).await();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void end(StoreException why) {
        System.err.println("The server ends: " + why.getMessage());
        Runtime.getRuntime().halt(ServerProcess.EXIT_FATAL);
    }
}
