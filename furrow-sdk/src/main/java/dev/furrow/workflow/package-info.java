/// What workflow code sees: contracts as annotations, everything it may do as static methods of [Workflow],
/// promises, failures, options. Open [Workflow] first; a beginner also needs [WorkflowType], [Execute] and
/// [Signal].
@NullMarked
package dev.furrow.workflow;

import org.jspecify.annotations.NullMarked;
