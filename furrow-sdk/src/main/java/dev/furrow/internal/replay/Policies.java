package dev.furrow.internal.replay;

import dev.furrow.workflow.ChildPolicy;
import org.jspecify.annotations.Nullable;

/// Child policies on the wire.
final class Policies {
    private Policies() {}

    static dev.furrow.api.@Nullable ChildPolicy toWire(@Nullable ChildPolicy policy) {
        return policy == null ? null : dev.furrow.api.ChildPolicy.valueOf(policy.name());
    }

    static ChildPolicy fromWire(dev.furrow.api.ChildPolicy policy) {
        return ChildPolicy.valueOf(policy.name());
    }
}
