/// One decided request, deadline or message: what it may look at and what it brings about. The moves that all
/// decisions share live here: appending an event, closing a run, doing what is overdue. Open
/// [dev.furrow.engine.turn.Turn] first.
@NullMarked
package dev.furrow.engine.turn;

import org.jspecify.annotations.NullMarked;
