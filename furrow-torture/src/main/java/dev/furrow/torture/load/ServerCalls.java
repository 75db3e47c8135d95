package dev.furrow.torture.load;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.torture.server.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Calls a server that may die at any moment, and says which of three things happened: it answered, it refused, or
/// nobody knows.
public final class ServerCalls implements AutoCloseable {
    /// The server answered with a fault: the call had no effect.
    public static final class Refused extends RuntimeException {
        /// Its name on the wire.
        public final String fault;

        Refused(String fault, String message) {
            super(message);
            this.fault = fault;
        }

        /// Whether what it names does not exist, or not any more.
        public boolean unknownResource() {
            return fault.equals("UnknownResourceFault");
        }
    }

    /// The connection broke before an answer came: the call may or may not have had its effect.
    public static final class Unanswered extends RuntimeException {
        Unanswered(IOException cause) {
            super(cause);
        }
    }

    /// The server has answered that it has failed.
    public static final class Failed extends Violation {
        Failed(String what) {
            super(what);
        }
    }

    private static final Pattern FAULT =
            Pattern.compile("\"__type\":\"[^\"#]*#([A-Za-z]+)\"(?:,\"message\":\"((?:[^\"\\\\]|\\\\.)*)\")?");

    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Patience.of(Duration.ofSeconds(5)))
            .build();
    private final URI uri;
    private final CallLog log;
    private final Runnable beforeSend;

    /// Calls that nobody keeps a log of.
    ///
    /// @param beforeSend runs before each call
    public ServerCalls(String url, Runnable beforeSend) {
        this(url, new CallLog(), beforeSend);
    }

    /// @param log where each call is noted
    /// @param beforeSend runs before each call
    public ServerCalls(String url, CallLog log, Runnable beforeSend) {
        uri = URI.create(url + "/");
        this.log = log;
        this.beforeSend = beforeSend;
    }

    /// Calls an operation with an answer.
    public <T extends Record, R extends Record & Request> T ask(R request, Class<T> answer) {
        return answer.cast(Objects.requireNonNull(send(request, answer)));
    }

    /// Calls an operation without one.
    public <R extends Record & Request> void tell(R request) {
        send(request, null);
    }

    private <R extends Record & Request> @Nullable Record send(R request, @Nullable Class<? extends Record> type) {
        long invokedAt = CallLog.now();
        Outcome outcome = new Outcome.Unknown();
        try {
            byte[] body = send(request);
            Record answer = type == null ? null : Json.decodeTrusted(body, type);
            outcome = new Outcome.Ok(answer);
            return answer;
        } catch (Refused refused) {
            outcome = new Outcome.Refused(faultType(refused.fault), String.valueOf(refused.getMessage()));
            throw refused;
        } finally {
            log.ended(request, invokedAt, outcome);
        }
    }

    private static FaultType faultType(String wireName) {
        for (FaultType type : FaultType.values()) {
            if (type.wireName().equals(wireName)) {
                return type;
            }
        }
        throw new Failed("Answered with a fault that nobody knows: " + wireName);
    }

    private <R extends Record & Request> byte[] send(R request) {
        HttpRequest call = HttpRequest.newBuilder(uri)
                .header(
                        "X-Amz-Target",
                        "SimpleWorkflowService." + Operation.of(request).wireName())
                .header("Content-Type", "application/x-amz-json-1.0")
                .timeout(Patience.of(LONGEST_CALL))
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.encode(request)))
                .build();
        beforeSend.run();
        try {
            HttpResponse<byte[]> response = client.send(call, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return response.body();
            }
            String body = new String(response.body(), StandardCharsets.UTF_8);
            Matcher fault = FAULT.matcher(body);
            if (response.statusCode() != 400 || !fault.find()) {
                throw new Failed("Answered " + response.statusCode() + " " + body + " to " + request);
            }
            throw new Refused(fault.group(1), String.valueOf(fault.group(2)));
        } catch (IOException e) {
            throw new Unanswered(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
