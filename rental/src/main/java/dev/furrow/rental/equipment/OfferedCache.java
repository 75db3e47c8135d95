package dev.furrow.rental.equipment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Remembers what machines are offered for. A search and a ranking read it of every machine nearby, up to some
/// hundred at once, and it changes a few times a year.
///
/// Nothing is ever invalidated: what is remembered belongs to a version of the machine, and whoever changes a price
/// or an opening hour makes a new version. The machine itself is read from the database each time, so every process
/// sees a change at once, whichever process made it. How often it was right is the metric `cache.gets`.
@Component
class OfferedCache {
    private static final int MOST = 50_000;

    private final Cache<Version, Offered> known =
            Caffeine.newBuilder().maximumSize(MOST).recordStats().build();

    private record Version(String machine, int version) {}

    OfferedCache(ObjectProvider<MeterRegistry> meters) {
        meters.ifAvailable(registry -> CaffeineCacheMetrics.monitor(registry, known, "offered"));
    }

    Offered of(Equipment machine, Supplier<Offered> read) {
        Version version = new Version(machine.id(), machine.version());
        Offered remembered = known.getIfPresent(version);
        if (remembered != null) {
            return remembered;
        }
        Offered fresh = read.get();
        // What a transaction sees of its own may never become true.
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            known.put(version, fresh);
        }
        return fresh;
    }

    /// The share of reads that were answered from memory.
    double hitRate() {
        return known.stats().hitRate();
    }
}
