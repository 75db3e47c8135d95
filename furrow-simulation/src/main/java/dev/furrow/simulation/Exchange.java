package dev.furrow.simulation;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.tasklist.Poll;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.client.Client;
import org.jspecify.annotations.Nullable;

/// One request on its way to the server and back, over a connection that may break at any moment.
final class Exchange implements Reply {
    /// Hears that an answer is on its way.
    interface Listener {
        /// Called by the engine's thread in the middle of its work.
        void answered(Exchange exchange);
    }

    private final long id;
    private final @Nullable Client client;
    private final Request request;
    private final long invokedAt;
    private final Listener listener;
    private @Nullable Poll poll;
    private byte @Nullable [] body;
    private @Nullable Fault fault;
    private boolean answered;
    private boolean given;

    /// @param client who asks; null for the simulation itself
    Exchange(long id, @Nullable Client client, Request request, long invokedAt, Listener listener) {
        this.id = id;
        this.client = client;
        this.request = request;
        this.invokedAt = invokedAt;
        this.listener = listener;
    }

    long id() {
        return id;
    }

    @Nullable Client client() {
        return client;
    }

    String clientName() {
        return client == null ? "simulation" : client.name();
    }

    Request request() {
        return request;
    }

    long invokedAt() {
        return invokedAt;
    }

    @Nullable Poll poll() {
        return poll;
    }

    void poll(@Nullable Poll waiting) {
        poll = waiting;
    }

    /// The client does not wait any more; whatever comes is lost.
    void giveUp() {
        given = true;
    }

    boolean isGivenUp() {
        return given;
    }

    boolean isAnswered() {
        return answered;
    }

    @Override
    public void answer(Answer answer) {
        requireOpen();
        body = answer.toByteArray();
        listener.answered(this);
    }

    @Override
    public void refuse(Fault why) {
        requireOpen();
        fault = why;
        listener.answered(this);
    }

    private void requireOpen() {
        if (answered) {
            throw new IllegalStateException("Answered twice: " + request);
        }
        answered = true;
    }

    /// What was answered, on the wire.
    byte[] bytes() {
        return body == null ? new byte[0] : body;
    }

    /// Whether the server has answered and not refused.
    boolean isOk() {
        return body != null;
    }

    /// What the client understands of the answer.
    Outcome outcome() {
        if (fault != null) {
            return new Outcome.Refused(fault.type(), fault.message());
        }
        if (body == null) {
            return new Outcome.Unknown();
        }
        Class<? extends Record> type = Operation.of(request).responseType();
        return new Outcome.Ok(type == null || body.length == 0 ? null : Json.decodeTrusted(body, type));
    }
}
