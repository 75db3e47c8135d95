package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.PAGE_TOKEN;

import dev.furrow.api.shape.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of workflow types.
///
/// @param typeInfos one page of types
/// @param nextPageToken continues a listing; absent on the last page
public record WorkflowTypeInfos(
        List<WorkflowTypeInfo> typeInfos,
        @Text(PAGE_TOKEN) @Nullable String nextPageToken) {}
