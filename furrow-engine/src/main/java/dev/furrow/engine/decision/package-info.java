/// What each of the 13 decisions does to a run: one class for each, named as the decision is. A decision that cannot
/// be carried out is no error of the call; it leaves its `...Failed` event. Open
/// [dev.furrow.engine.decision.Decisions] first.
@NullMarked
package dev.furrow.engine.decision;

import org.jspecify.annotations.NullMarked;
