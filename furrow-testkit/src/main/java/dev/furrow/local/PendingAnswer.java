package dev.furrow.local;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.JsonWriter;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.spi.Transport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// An answer of the engine, in the form in which HTTP would bring it.
public final class PendingAnswer implements Reply {
    private final CompletableFuture<Transport.Answer> answer = new CompletableFuture<>();

    /// Nothing has come yet.
    public PendingAnswer() {}

    @Override
    public void answer(Answer given) {
        answer.complete(new Transport.Answer(200, given.toByteArray()));
    }

    @Override
    public void refuse(Fault fault) {
        answer.complete(refusal(fault));
    }

    /// A refusal as HTTP brings it.
    public static Transport.Answer refusal(Fault fault) {
        byte[] body = new JsonWriter(256)
                .beginObject()
                .member("__type")
                .string(fault.type().wireType())
                .member("message")
                .string(fault.message())
                .endObject()
                .toByteArray();
        return new Transport.Answer(fault.type().httpStatus(), body);
    }

    /// Waits for the answer.
    ///
    /// @return null if none came in time
    public Transport.@Nullable Answer await(long millis) throws InterruptedException {
        try {
            return answer.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return null;
        } catch (ExecutionException defect) {
            throw new IllegalStateException("The engine answers or refuses, it does not throw", defect);
        }
    }

    /// Whether it is there.
    public boolean isDone() {
        return answer.isDone();
    }
}
