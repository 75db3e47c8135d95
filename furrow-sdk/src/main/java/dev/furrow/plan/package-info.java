/// Flows that are declared as steps and what they need, instead of written as a method. Open [Plan] for what a
/// plan is, [PlanBuilder] for how to write one, `PlanRun` for how it runs.
@NullMarked
package dev.furrow.plan;

import org.jspecify.annotations.NullMarked;
