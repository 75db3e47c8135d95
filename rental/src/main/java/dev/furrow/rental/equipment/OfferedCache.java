package dev.furrow.rental.equipment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
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

    /// What machines are offered for, by their number.
    ///
    /// @param read reads it of those that are not known, all at once
    Map<String, Offered> of(Collection<Equipment> machines, Function<List<Equipment>, Map<String, Offered>> read) {
        Map<String, Offered> offered = new HashMap<>();
        List<Equipment> unknown = new ArrayList<>();
        for (Equipment machine : machines) {
            Offered remembered = known.getIfPresent(version(machine));
            if (remembered == null) {
                unknown.add(machine);
            } else {
                offered.put(machine.id(), remembered);
            }
        }
        if (!unknown.isEmpty()) {
            Map<String, Offered> fresh = read.apply(unknown);
            offered.putAll(fresh);
            // What a transaction sees of its own may never become true.
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                unknown.forEach(
                        machine -> known.put(version(machine), Objects.requireNonNull(fresh.get(machine.id()))));
            }
        }
        return offered;
    }

    private static Version version(Equipment machine) {
        return new Version(machine.id(), machine.version());
    }

    /// The share of reads that were answered from memory.
    double hitRate() {
        return known.stats().hitRate();
    }
}
