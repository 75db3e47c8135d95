package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.ActivityType;
import dev.furrow.api.shape.Text;

/// Bars an activity type from new tasks.
///
/// @param domain the domain
/// @param activityType the type of the activity
public record DeprecateActivityTypeRequest(
        @Text(DOMAIN_NAME) String domain, ActivityType activityType) implements Request {}
