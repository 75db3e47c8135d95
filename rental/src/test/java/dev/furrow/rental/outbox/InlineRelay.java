package dev.furrow.rental.outbox;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Delivers before the transaction's caller goes on, so that tests need not wait.
public final class InlineRelay {
    private final OutboxRelay relay;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public InlineRelay(OutboxRelay relay) {
        this.relay = relay;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    public void deliver(Outbox.Waiting event) throws InterruptedException {
        // On a thread of its own: this one is still within the transaction that has just been committed.
        Thread thread = Thread.ofVirtual().start(this::deliver);
        thread.join();
    }

    private void deliver() {
        oneAtATime.lock();
        try {
            relay.deliver();
        } finally {
            oneAtATime.unlock();
        }
    }
}
