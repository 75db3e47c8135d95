package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.NAME;
import static dev.furrow.api.shape.TextKind.VERSION_OPTIONAL;

import dev.furrow.api.shape.Text;
import org.jspecify.annotations.Nullable;

/// Passes the runs of one type.
///
/// @param name the name
/// @param version the version
public record WorkflowTypeFilter(
        @Text(NAME) String name,
        @Text(VERSION_OPTIONAL) @Nullable String version) {}
