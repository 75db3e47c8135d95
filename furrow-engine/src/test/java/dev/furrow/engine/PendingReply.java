package dev.furrow.engine;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.tasklist.Poll;

/// A reply that a test looks at when it likes.
public final class PendingReply implements Reply {
    private byte[] body;
    private Fault fault;
    private Poll poll;

    @Override
    public synchronized void answer(Answer answer) {
        requireOpen();
        body = answer.toByteArray();
    }

    @Override
    public synchronized void refuse(Fault why) {
        requireOpen();
        fault = why;
    }

    private void requireOpen() {
        if (body != null || fault != null) {
            throw new IllegalStateException("Answered twice");
        }
    }

    public synchronized boolean isDone() {
        return body != null || fault != null;
    }

    /// The poll that waits, if the request began one.
    public Poll poll() {
        return poll;
    }

    void poll(Poll waiting) {
        poll = waiting;
    }

    /// The answer's bytes.
    ///
    /// @throws Fault if the request was refused
    public synchronized byte[] body() {
        if (fault != null) {
            throw fault;
        }
        if (body == null) {
            throw new IllegalStateException("There is no answer yet");
        }
        return body;
    }

    /// The answer.
    public <T extends Record> T as(Class<T> type) {
        return Json.decodeTrusted(body(), type);
    }
}
