package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.PendingReply;
import dev.furrow.engine.answer.Answer;
import dev.furrow.engine.store.StoreException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// However a read goes, its caller hears of it once.
class StoreReadsTest {
    private static PendingReply read(Supplier<Answer> read) {
        PendingReply reply = new PendingReply();
        StoreReads.answer(reply, read, Runnable::run);
        return reply;
    }

    @Test
    void whatWasReadIsAnswered() {
        assertThat(read(() -> Answer.EMPTY).body()).isEmpty();
    }

    @Test
    void whatIsRefusedIsRefusedAsItIs() {
        assertRefused(FaultType.UNKNOWN_RESOURCE, read(() -> {
            throw Fault.unknownDomain("d");
        })::body);
    }

    @Test
    void aStoreThatCannotBeReadAndADefectAreFailuresOfTheService() {
        assertRefused(FaultType.INTERNAL_FAILURE, read(() -> {
            throw new StoreException(StoreException.Trouble.CORRUPT, "a flipped bit");
        })::body);
        assertRefused(FaultType.INTERNAL_FAILURE, read(() -> {
            throw new IllegalStateException("a defect");
        })::body);
    }

    @Test
    void whoeverComesWhenNobodyReadsAnyMoreIsTurnedAway() {
        PendingReply reply = new PendingReply();

        StoreReads.answer(reply, () -> Answer.EMPTY, read -> {
            throw new RejectedExecutionException();
        });

        assertRefused(FaultType.SERVICE_UNAVAILABLE, reply::body);
    }
}
