package dev.furrow.simulation.check;

import java.util.List;

/// Everything that is known from outside: what the clients logged, and every run as it is at the end.
///
/// @param calls all calls of all clients
/// @param runs all runs that exist at the end
/// @param endedAt the server's time when the runs were read, in milliseconds since 1970
/// @param drained whether, before the runs were read, everything due was let happen and every task list was polled
///        until nothing came
public record Evidence(List<Call> calls, List<RunHistory> runs, long endedAt, boolean drained) {}
