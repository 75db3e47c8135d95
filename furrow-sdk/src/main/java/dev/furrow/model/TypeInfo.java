package dev.furrow.model;

import dev.furrow.api.RegistrationStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A workflow or activity type as lists show it.
///
/// @param name its name
/// @param version its version
/// @param deprecated whether nobody can start or schedule it
/// @param description for people; null for none
/// @param created when it was registered
/// @param deprecatedSince when it was deprecated last; null if it is not
public record TypeInfo(
        String name,
        String version,
        boolean deprecated,
        @Nullable String description,
        Instant created,
        @Nullable Instant deprecatedSince) {

    static TypeInfo of(dev.furrow.api.operation.WorkflowTypeInfo info) {
        return new TypeInfo(
                info.workflowType().name(),
                info.workflowType().version(),
                info.status() == RegistrationStatus.DEPRECATED,
                info.description(),
                info.creationDate(),
                info.deprecationDate());
    }

    static TypeInfo of(dev.furrow.api.operation.ActivityTypeInfo info) {
        return new TypeInfo(
                info.activityType().name(),
                info.activityType().version(),
                info.status() == RegistrationStatus.DEPRECATED,
                info.description(),
                info.creationDate(),
                info.deprecationDate());
    }
}
