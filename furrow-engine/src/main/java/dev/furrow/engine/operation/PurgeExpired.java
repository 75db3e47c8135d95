package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.id.RunKey;
import dev.furrow.engine.lane.Work;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.turn.Turn;
import java.util.List;

/// Removes closed runs that are past their retention, some at a time, and goes on as long as there are more.
final class PurgeExpired implements Work {
    private static final int RUNS_AT_ONCE = 200;

    private final String domainName;
    private final Parts parts;
    private boolean more;

    PurgeExpired(String domainName, Parts parts) {
        this.domainName = domainName;
        this.parts = parts;
    }

    @Override
    public void decide(Turn turn) {
        DomainRecord domain = parts.registry().domain(domainName);
        List<RunKey> expired = parts.store().closedUpTo(domainName, domain.expiredAt(turn.now()), RUNS_AT_ONCE);
        expired.forEach(turn::purge);
        more = expired.size() == RUNS_AT_ONCE;
    }

    @Override
    public void settled(Turn turn) {
        if (more) {
            parts.lanes().submitToRegistry(new PurgeExpired(domainName, parts));
        }
    }

    @Override
    public void turnedAway(Fault why) {}

    @Override
    public String toString() {
        return "purge of " + domainName;
    }
}
