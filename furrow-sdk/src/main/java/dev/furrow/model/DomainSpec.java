package dev.furrow.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A domain as it is wanted.
///
/// @param name its name
/// @param retention how long closed executions are kept: whole days, 0 to 90
/// @param description for people; null for none
public record DomainSpec(
        String name, Duration retention, @Nullable String description) {

    /// Checks the retention.
    public DomainSpec {
        if (retention.isNegative()
                || retention.compareTo(Duration.ofDays(90)) > 0
                || !retention.equals(Duration.ofDays(retention.toDays()))) {
            throw new IllegalArgumentException("A domain keeps executions for 0 to 90 whole days, not " + retention);
        }
    }
}
