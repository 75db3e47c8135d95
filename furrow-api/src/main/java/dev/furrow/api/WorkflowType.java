package dev.furrow.api;

import static dev.furrow.api.shape.TextKind.NAME;
import static dev.furrow.api.shape.TextKind.VERSION;

import dev.furrow.api.shape.Text;

/// Names a registered kind of workflow.
///
/// @param name the name
/// @param version the version
public record WorkflowType(
        @Text(NAME) String name, @Text(VERSION) String version) {}
