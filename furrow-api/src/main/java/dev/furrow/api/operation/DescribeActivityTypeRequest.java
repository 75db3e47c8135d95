package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DOMAIN_NAME;

import dev.furrow.api.ActivityType;
import dev.furrow.api.shape.Text;

/// Shows an activity type and its defaults.
///
/// @param domain the domain
/// @param activityType the type of the activity
public record DescribeActivityTypeRequest(@Text(DOMAIN_NAME) String domain, ActivityType activityType)
        implements Request {}
