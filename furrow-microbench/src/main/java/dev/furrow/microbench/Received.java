package dev.furrow.microbench;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import org.jspecify.annotations.Nullable;

/// A reply that keeps the answer until somebody wants its bytes.
final class Received implements Reply {
    private @Nullable Answer answer;
    private @Nullable Fault fault;

    @Override
    public void answer(Answer value) {
        answer = value;
    }

    @Override
    public void refuse(Fault why) {
        fault = why;
    }

    /// The answer's bytes.
    ///
    /// @throws Fault if the request was refused
    byte[] bytes() {
        if (fault != null) {
            throw fault;
        }
        if (answer == null) {
            throw new IllegalStateException("There is no answer yet");
        }
        return answer.toByteArray();
    }
}
