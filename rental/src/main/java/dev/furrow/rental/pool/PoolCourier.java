package dev.furrow.rental.pool;

import dev.furrow.FurrowClient;
import dev.furrow.rental.outbox.Courier;
import org.springframework.stereotype.Component;

/// Tells the closing of a pool that somebody has joined, and starts it if there is none.
@Component
class PoolCourier implements Courier {
    private final FurrowClient furrow;

    PoolCourier(FurrowClient furrow) {
        this.furrow = furrow;
    }

    @Override
    public String topic() {
        return Pools.CHANGED;
    }

    @Override
    public void deliver(String poolId, String body) {
        PoolClosing closing = furrow.workflow(PoolClosing.class, PoolClosing.idOf(poolId));
        // Whether it was started tells nothing to anybody.
        boolean _ = furrow.signalOrStart(() -> closing.watch(poolId), closing::joined);
    }
}
