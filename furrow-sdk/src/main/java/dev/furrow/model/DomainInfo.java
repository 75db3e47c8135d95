package dev.furrow.model;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.operation.DomainDetail;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A domain as the server has it.
///
/// @param name its name
/// @param deprecated whether nothing new can begin in it
/// @param description for people; null for none
/// @param retention how long closed executions are kept; null in lists, which do not tell
public record DomainInfo(
        String name,
        boolean deprecated,
        @Nullable String description,
        @Nullable Duration retention) {

    static DomainInfo of(dev.furrow.api.operation.DomainInfo info, @Nullable Duration retention) {
        return new DomainInfo(
                info.name(), info.status() == RegistrationStatus.DEPRECATED, info.description(), retention);
    }

    static DomainInfo of(DomainDetail detail) {
        String days = detail.configuration().workflowExecutionRetentionPeriodInDays();
        return of(detail.domainInfo(), days.equals("NONE") ? null : Duration.ofDays(Long.parseLong(days)));
    }
}
