package dev.furrow.engine.store;

import dev.furrow.api.CloseStatus;
import org.jspecify.annotations.Nullable;

/// Which runs a listing shows, beside those of its span of time.
public sealed interface VisibilityFilter {
    /// All of them.
    record Everything() implements VisibilityFilter {}

    /// Those of one workflowId.
    record ByWorkflowId(String workflowId) implements VisibilityFilter {}

    /// Those of one type.
    ///
    /// @param version null for any version
    record ByType(String name, @Nullable String version) implements VisibilityFilter {}

    /// Those with one tag.
    record ByTag(String tag) implements VisibilityFilter {}

    /// Those that closed in one way.
    record ByCloseStatus(CloseStatus status) implements VisibilityFilter {}
}
