package dev.furrow.api.operation;

/// An activity type and its defaults.
///
/// @param typeInfo what is known of the type
/// @param configuration the settings
public record ActivityTypeDetail(ActivityTypeInfo typeInfo, ActivityTypeConfiguration configuration) {}
