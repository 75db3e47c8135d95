/// The page of one execution and everything on it, for people and for scripts. What is told is worked out in
/// [dev.furrow.server.console.insight.Why] and its neighbours; here it is fetched, with the permissions of who looks,
/// and shown. Open [dev.furrow.server.console.execution.ExecutionPage] first.
@NullMarked
package dev.furrow.server.console.execution;

import org.jspecify.annotations.NullMarked;
