/// A machine that stops in the field: the farmer is told and chooses to wait, to have another one or to end it;
/// nobody's silence blocks anything. Open [BreakdownCareWorkflow].
@NullMarked
package dev.furrow.rental.breakdown;

import org.jspecify.annotations.NullMarked;
