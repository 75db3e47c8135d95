package dev.furrow.engine.registry;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.operation.ResourceTag;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A domain as it is stored.
///
/// @param number 1, 2, 3 in the order of registration; stands for the name in storage keys and tokens, for ever
/// @param name the name
/// @param description what it is, in words
/// @param status registered or deprecated
/// @param retention days that closed runs are kept, or `NONE`, exactly as registered
/// @param tags its resource tags
public record DomainRecord(
        int number,
        String name,
        @Nullable String description,
        RegistrationStatus status,
        String retention,
        List<ResourceTag> tags) {

    /// The same domain in another status.
    public DomainRecord withStatus(RegistrationStatus newStatus) {
        return new DomainRecord(number, name, description, newStatus, retention, tags);
    }

    /// The same domain with other tags.
    public DomainRecord withTags(List<ResourceTag> newTags) {
        return new DomainRecord(number, name, description, status, retention, newTags);
    }

    /// Whether it is deprecated.
    public boolean isDeprecated() {
        return status == RegistrationStatus.DEPRECATED;
    }

    /// How long a closed run is kept, in milliseconds; 0 for not at all.
    public long retentionMillis() {
        return retention.equals("NONE") ? 0 : TimeUnit.DAYS.toMillis(Long.parseLong(retention));
    }

    /// Runs that closed at or before this instant are past their retention (milliseconds since 1970).
    public long expiredAt(long now) {
        return now - retentionMillis();
    }
}
