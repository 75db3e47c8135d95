/// One open run: its state, folded from its history, and the life cycles that it is made of.
///
/// Pure: no clock, no store, no thread. [dev.furrow.engine.execution.WorkflowExecutionState] routes each event to the
/// life cycle that it moves; every life cycle shows its transitions as one table. Applying never refuses. Who decides
/// what happens next lives elsewhere: `decision`, `delivery`, `operation`, `turn`.
@NullMarked
package dev.furrow.engine.execution;

import org.jspecify.annotations.NullMarked;
