package dev.furrow.server.quota;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import dev.furrow.server.http.Priority;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How many requests a second the server, a domain or a user may send. Nothing has a limit unless one is set. Safe
/// for use by many threads.
public final class RateLimits {
    private final LongSupplier now;
    private volatile Map<Scope, Meter> meters = Map.of();

    /// @param now milliseconds since 1970
    public RateLimits(LongSupplier now) {
        this.now = now;
    }

    /// Whether nothing is limited.
    public boolean areNone() {
        return meters.isEmpty();
    }

    /// Lets a request pass.
    ///
    /// @param domain what it is about; null for none
    /// @param user who asks; null if that is not known
    /// @throws Fault ThrottlingException when one of the three has asked too much
    public void admit(Operation operation, @Nullable String domain, @Nullable String user) {
        Map<Scope, Meter> present = meters;
        if (present.isEmpty()) {
            return;
        }
        Priority priority = Priority.of(operation);
        admit(user == null ? null : present.get(Scope.user(user)), priority);
        admit(domain == null ? null : present.get(Scope.domain(domain)), priority);
        admit(present.get(Scope.SERVER), priority);
    }

    private void admit(@Nullable Meter meter, Priority priority) {
        if (meter != null && !meter.admits(priority, now.getAsLong())) {
            throw Fault.throttling();
        }
    }

    /// Sets all of them; what has not changed keeps its bucket.
    void set(Map<Scope, Integer> perSecond) {
        Map<Scope, Meter> before = meters;
        Map<Scope, Meter> after = new HashMap<>();
        perSecond.forEach((scope, rate) -> {
            Meter present = before.get(scope);
            after.put(
                    scope, present == null || present.perSecond() != rate ? new Meter(rate, now.getAsLong()) : present);
        });
        meters = Map.copyOf(after);
    }

    /// The rate of something with its use.
    String use(Scope scope) {
        Meter meter = meters.get(scope);
        return meter == null ? "without limit" : meter.use(now.getAsLong());
    }
}
