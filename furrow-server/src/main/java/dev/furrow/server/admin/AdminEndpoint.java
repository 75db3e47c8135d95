package dev.furrow.server.admin;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.engine.Engine;
import dev.furrow.engine.store.StoreException;
import dev.furrow.server.http.Endpoint;
import dev.furrow.server.http.Exchange;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `POST /admin/backup` with `{"to": DIRECTORY}`: writes a backup to a new directory of the server's machine while
/// work goes on. Asks for the token of the server's file.
public final class AdminEndpoint implements Endpoint {
    /// The path.
    public static final String PATH = "/admin/backup";

    private static final long MAX_REQUEST_BYTES = 64 * 1024;

    /// What a caller asks for.
    ///
    /// @param to the directory to make; null if the caller has left it out
    public record Backup(@Nullable String to) {}

    private final byte[] authorization;
    private final Supplier<@Nullable Engine> engine;

    /// @param token what a caller must show
    /// @param engine null while there is none
    public AdminEndpoint(String token, Supplier<@Nullable Engine> engine) {
        authorization = authorization(token).getBytes(StandardCharsets.UTF_8);
        this.engine = engine;
    }

    /// The header that shows a token.
    public static String authorization(String token) {
        return "Bearer " + token;
    }

    @Override
    public void handle(Exchange exchange) {
        String shown = exchange.requestHeader("Authorization");
        if (!HttpMethod.POST.equals(exchange.method())) {
            exchange.header("Allow", "POST").text(405, "A backup is asked for with POST\n");
        } else if (shown == null || !MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8))) {
            exchange.text(403, "The token of the data directory's furrow.server file is needed\n");
        } else {
            exchange.readBody(
                    MAX_REQUEST_BYTES,
                    body -> backUp(body, exchange),
                    () -> answer(exchange, 413, "error", "The request is too large"));
        }
    }

    private void backUp(byte[] body, Exchange exchange) {
        Engine running = engine.get();
        if (running == null) {
            answer(exchange, 503, "error", "The server is not ready");
            return;
        }
        Path to;
        try {
            String directory = Json.decodeTrusted(body, Backup.class).to();
            if (directory == null) {
                answer(exchange, 400, "error", "The body must be {\"to\": DIRECTORY}");
                return;
            }
            to = Path.of(directory);
        } catch (Fault | InvalidPathException malformed) {
            answer(exchange, 400, "error", "The body must be {\"to\": DIRECTORY}: " + malformed.getMessage());
            return;
        }
        Thread.ofPlatform().name("furrow-backup").daemon().start(() -> backUp(running, to, exchange));
    }

    private static void backUp(Engine engine, Path to, Exchange exchange) {
        try {
            engine.backup(to);
            exchange.onLoop(() -> answer(exchange, 200, "directory", to.toString()));
        } catch (StoreException | UnsupportedOperationException e) {
            exchange.onLoop(() -> answer(exchange, 409, "error", String.valueOf(e.getMessage())));
        }
    }

    private static void answer(Exchange exchange, int status, String member, String value) {
        byte[] body = new JsonWriter()
                .beginObject()
                .member(member)
                .string(value)
                .endObject()
                .toByteArray();
        exchange.answer(status, "application/json", body);
    }
}
