package dev.furrow.internal.replay;

import dev.furrow.api.decision.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a decision task is answered with.
///
/// @param decisions what is to be done
/// @param executionContext the state as others see it, if it has changed; null if it has not
public record Decided(List<Decision> decisions, @Nullable String executionContext) {}
