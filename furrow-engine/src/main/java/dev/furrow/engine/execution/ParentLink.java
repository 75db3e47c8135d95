package dev.furrow.engine.execution;

import dev.furrow.api.WorkflowExecution;

/// Who started a run as its child. The successor of a child that continues as new has the same link.
///
/// @param execution the run of the parent
/// @param initiatedEventId the event in the parent's history that initiated the child
public record ParentLink(WorkflowExecution execution, long initiatedEventId) {}
