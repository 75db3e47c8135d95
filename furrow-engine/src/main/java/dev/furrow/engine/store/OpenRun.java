package dev.furrow.engine.store;

import dev.furrow.api.operation.WorkflowExecutionInfo;
import dev.furrow.engine.id.RunKey;

/// An open run, as the store knows it without reading its history.
///
/// @param run the run
/// @param info what the visibility operations show of it
public record OpenRun(RunKey run, WorkflowExecutionInfo info) {}
