package dev.furrow.engine.decision;

import dev.furrow.engine.quota.QuotaTable;
import dev.furrow.engine.quota.Quotas;
import dev.furrow.engine.quota.Throttle;
import dev.furrow.engine.registry.Registry;

/// What decisions are measured by, beside the run itself.
///
/// @param registry the types, as published
/// @param table how much of everything there may be
/// @param throttle how fast
/// @param lambda whether Lambda functions can be called at all
public record Rules(Registry registry, QuotaTable table, Throttle throttle, boolean lambda) {
    /// The quotas of the server.
    public Quotas quotas() {
        return table.everywhere();
    }

    /// The quotas of a domain.
    public Quotas quotas(String domain) {
        return table.of(domain);
    }
}
