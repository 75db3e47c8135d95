package dev.furrow.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.server.Connection;
import dev.furrow.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/// A request, and what it must be answered.
///
/// @param fault the name of the fault; null for none
/// @param message its words; null for any
/// @param then looks at an answer that is no fault, and takes note of what it has changed
record Step(Request request, String fault, String message, Consumer<Reply> then) {
    /// The fault for what is not there.
    static final String UNKNOWN = "UnknownResourceFault";

    static Step refused(Request request, String fault, String message) {
        return new Step(request, fault, message, reply -> {});
    }

    static Step done(Request request, Runnable effect) {
        return new Step(request, null, null, reply -> effect.run());
    }

    static <T extends Record> Step answered(Request request, Class<T> type, Consumer<T> then) {
        return new Step(request, null, null, reply -> then.accept(reply.as(type)));
    }

    /// Sends the request and looks at its answer.
    ///
    /// @return operation and outcome, for the statistics
    String take(Connection connection) {
        Operation operation = Operation.of(request);
        String json = new String(Json.encode((Record) request), StandardCharsets.UTF_8);
        Reply reply = connection.send(operation.wireName(), json).read();
        try {
            if (fault == null) {
                assertThat(reply.status()).isEqualTo(200);
                if (operation.responseType() == null) {
                    assertThat(reply.body()).isEmpty();
                }
                then.accept(reply);
                return operation.wireName() + " 200";
            }
            assertThat(reply.status()).isEqualTo(400);
            Map.Entry<String, String> answered = reply.fault();
            assertThat(answered.getKey()).isEqualTo(fault);
            if (message != null) {
                assertThat(answered.getValue()).isEqualTo(message);
            }
            return operation.wireName() + ' ' + fault;
        } catch (AssertionError e) {
            throw new AssertionError(operation + " " + json + "\nwas answered\n" + reply + "\n" + e.getMessage(), e);
        }
    }
}
