package dev.furrow.api.operation;

import static dev.furrow.api.shape.TextKind.DATA;

import dev.furrow.api.shape.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run with its settings and open work.
///
/// @param executionInfo what is known of the run
/// @param executionConfiguration the settings of the run
/// @param openCounts how much of each kind is open; frozen at the close
/// @param latestActivityTaskTimestamp when the newest event about an activity task happened
/// @param latestExecutionContext the decider's newest note
public record WorkflowExecutionDetail(
        WorkflowExecutionInfo executionInfo,
        WorkflowExecutionConfiguration executionConfiguration,
        WorkflowExecutionOpenCounts openCounts,
        @Nullable Instant latestActivityTaskTimestamp,
        @Text(DATA) @Nullable String latestExecutionContext) {}
