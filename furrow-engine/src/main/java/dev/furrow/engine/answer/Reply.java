package dev.furrow.engine.answer;

import dev.furrow.api.fault.Fault;

/// Where the answer to one request goes. The engine calls exactly one of the two methods, once, and only when
/// everything that the answer tells is durable; the calling thread is the engine's and must not be held up.
public interface Reply {
    /// The request succeeded.
    void answer(Answer answer);

    /// The request was refused.
    void refuse(Fault fault);
}
