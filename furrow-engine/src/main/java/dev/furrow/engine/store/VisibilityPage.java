package dev.furrow.engine.store;

import dev.furrow.api.operation.WorkflowExecutionInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a listing of runs.
///
/// @param infos the runs in order
/// @param position where the next page begins, in the store's own terms; null if there is none
public record VisibilityPage(List<WorkflowExecutionInfo> infos, byte @Nullable [] position) {}
