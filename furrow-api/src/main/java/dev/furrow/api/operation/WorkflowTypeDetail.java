package dev.furrow.api.operation;

/// A workflow type and its defaults.
///
/// @param typeInfo what is known of the type
/// @param configuration the settings
public record WorkflowTypeDetail(WorkflowTypeInfo typeInfo, WorkflowTypeConfiguration configuration) {}
