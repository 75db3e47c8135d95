package dev.furrow.rental.pool;

import dev.furrow.rental.notice.Event;
import dev.furrow.rental.notice.Notice;
import dev.furrow.rental.notice.Notices;
import dev.furrow.rental.notice.Urgency;
import dev.furrow.rental.time.Pace;
import dev.furrow.spring.FurrowActivities;
import java.util.Map;

/// The closing's activities.
@FurrowActivities
class PoolActivities implements PoolDesk {
    private final Pools pools;
    private final Notices notices;
    private final Pace pace;

    PoolActivities(Pools pools, Notices notices, Pace pace) {
        this.pools = pools;
        this.notices = notices;
        this.pace = pace;
    }

    @Override
    public Standing look(String poolId) {
        Pool pool = pools.required(poolId);
        return new Standing(pool.isFull(), pace.waitUntil(pool.closesAt()));
    }

    @Override
    public int close(String poolId) {
        int placed = pools.close(poolId);
        Pool pool = pools.required(poolId);
        Map<String, String> facts = Map.of("village", pool.village(), "orders", Integer.toString(placed));
        notices.tell("pool:" + poolId, new Notice(pool.agentId(), Event.POOL_CLOSED, null, facts), Urgency.TEXT);
        return placed;
    }
}
