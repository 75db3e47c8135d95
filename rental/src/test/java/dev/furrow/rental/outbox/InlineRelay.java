package dev.furrow.rental.outbox;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Delivers before the transaction's caller goes on, so that tests need not wait. While somebody delivers others
/// leave it to him: what he delivers may run activities that have something to be delivered, and neither may wait for
/// the other.
public final class InlineRelay {
    private final OutboxRelay relay;
    private final AtomicInteger asked = new AtomicInteger();

    public InlineRelay(OutboxRelay relay) {
        this.relay = relay;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    public void deliver(Outbox.Waiting event) throws InterruptedException {
        if (asked.getAndIncrement() == 0) {
            // On a thread of its own: this one is still within the transaction that has just been committed.
            Thread.ofVirtual().start(this::deliver).join();
        }
    }

    private void deliver() {
        int seen;
        do {
            seen = asked.get();
            relay.deliver();
        } while (!asked.compareAndSet(seen, 0));
    }
}
