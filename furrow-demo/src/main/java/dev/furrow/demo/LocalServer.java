package dev.furrow.demo;

import dev.furrow.server.FurrowServer;
import dev.furrow.server.config.Configuration;
import dev.furrow.server.http.ListenException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The server that the demo runs in its own process, over real HTTP like any other. The demo signs; whoever
/// wants to look at it need not.
final class LocalServer {
    private static final String USUAL_ADDRESS = "127.0.0.1:7700";
    private static final String ANY_PORT = "127.0.0.1:0";
    private static final int EXIT_FATAL = 3;

    private LocalServer() {}

    /// Starts it.
    ///
    /// @param listen null for the address that every example uses, so that commands copied from there work, or for
    ///         any free port if another server has it
    static FurrowServer start(Path data, @Nullable String listen) {
        return listen == null ? start(data, List.of(USUAL_ADDRESS, ANY_PORT)) : start(data, List.of(listen));
    }

    /// Starts it at the first address that is free.
    static FurrowServer start(Path data, List<String> addresses) {
        String address = addresses.getFirst();
        try {
            return new FurrowServer(
                    // Polls are short, so that whoever ends the demo does not wait for them.
                    Configuration.of(
                            Map.of("data", data.toString(), "listen", address, "auth", "optional", "long-poll", "1s")),
                    LocalServer::end);
        } catch (ListenException taken) {
            if (addresses.size() == 1) {
                throw taken;
            }
            return start(data, addresses.subList(1, addresses.size()));
        }
    }

    /// The store has failed for good: nothing that could still be shown would be true.
    private static void end(Throwable failure) {
        System.err.println("The server of the demo ends: " + failure.getMessage());
        Runtime.getRuntime().halt(EXIT_FATAL);
    }
}
