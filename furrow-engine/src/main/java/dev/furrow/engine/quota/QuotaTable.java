package dev.furrow.engine.quota;

import java.util.Map;

/// Which quotas hold for which domain. They may change while work goes on; what is there already stays. Safe for use
/// by many threads.
public final class QuotaTable {
    private record Values(Quotas everywhere, Map<String, Quotas> ofDomains) {}

    private volatile Values values;

    /// @param everywhere what holds for every domain at first
    public QuotaTable(Quotas everywhere) {
        values = new Values(everywhere, Map.of());
    }

    /// What holds where a domain has nothing of its own.
    public Quotas everywhere() {
        return values.everywhere;
    }

    /// What holds for a domain.
    public Quotas of(String domain) {
        Values present = values;
        return present.ofDomains.getOrDefault(domain, present.everywhere);
    }

    /// Sets all of them from now on.
    ///
    /// @param ofDomains whole sets of quotas for those domains that have their own
    public void set(Quotas everywhere, Map<String, Quotas> ofDomains) {
        values = new Values(everywhere, Map.copyOf(ofDomains));
    }
}
