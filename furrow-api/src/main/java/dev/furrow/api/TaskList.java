package dev.furrow.api;

import static dev.furrow.api.shape.TextKind.TASK_LIST_NAME;

import dev.furrow.api.shape.Text;

/// Names a list of tasks. Lists need no creation; those for decision tasks and those for activity tasks are
/// separate.
///
/// @param name the name
public record TaskList(@Text(TASK_LIST_NAME) String name) {}
