/// The 54 kinds of event in the history of a run, a record each. Open [dev.furrow.api.event.HistoryEvent] first.
/// Members that the service writes in every instance are not `@Nullable`, also where its model calls them optional.
@NullMarked
package dev.furrow.api.event;

import org.jspecify.annotations.NullMarked;
