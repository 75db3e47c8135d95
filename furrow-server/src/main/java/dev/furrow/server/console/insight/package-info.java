/// What the console makes of histories, open work and task lists: why an execution waits, what led to an event and
/// what it led to, groups and times for a timeline, the state at any event, limits and costs, calls to copy.
///
/// Pure: values in, values out; no clock, no store, no HTTP. Begin with [dev.furrow.server.console.insight.Why] and
/// [dev.furrow.server.console.insight.HistoryIndex].
@NullMarked
package dev.furrow.server.console.insight;

import org.jspecify.annotations.NullMarked;
