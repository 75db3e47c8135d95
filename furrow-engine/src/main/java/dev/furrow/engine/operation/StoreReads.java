package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.store.StoreException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes answers that need the store, away from the threads that decide and commit.
final class StoreReads {
    private static final Logger LOG = LoggerFactory.getLogger(StoreReads.class);

    private StoreReads() {}

    /// Reads, and answers or refuses.
    static void answer(Reply reply, Supplier<Answer> read, Executor reads) {
        try {
            reads.execute(() -> answerNow(reply, read));
        } catch (RejectedExecutionException stopping) {
            reply.refuse(new Fault(FaultType.SERVICE_UNAVAILABLE, "The server is shutting down"));
        }
    }

    /// As [#answer], on the calling thread.
    static void answerNow(Reply reply, Supplier<Answer> read) {
        Answer answer;
        try {
            answer = read.get();
        } catch (Fault refused) {
            reply.refuse(refused);
            return;
        } catch (StoreException trouble) {
            LOG.error("A read has failed: {}", trouble.getMessage(), trouble);
            reply.refuse(new Fault(FaultType.INTERNAL_FAILURE, "The store cannot be read; see the server's log"));
            return;
        } catch (RuntimeException defect) {
            LOG.error("A defect: a read has failed", defect);
            reply.refuse(new Fault(FaultType.INTERNAL_FAILURE, "The service has a defect; see the server's log"));
            return;
        }
        reply.answer(answer);
    }
}
