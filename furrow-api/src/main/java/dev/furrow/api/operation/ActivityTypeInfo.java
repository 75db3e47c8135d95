package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DESCRIPTION;

import dev.furrow.api.ActivityType;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.shape.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an activity type.
///
/// @param activityType the type of the activity
/// @param status registered or deprecated, or how a run closed
/// @param description what it is, in words
/// @param creationDate when it was registered
/// @param deprecationDate when it was deprecated; absent while it is registered
public record ActivityTypeInfo(
        ActivityType activityType,
        RegistrationStatus status,
        @Text(DESCRIPTION) @Nullable String description,
        Instant creationDate,
        @Nullable Instant deprecationDate) {}
