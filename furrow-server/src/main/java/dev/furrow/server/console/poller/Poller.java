package dev.furrow.server.console.poller;

import dev.furrow.engine.execution.TaskKind;

/// Somebody who polls a list.
///
/// @param identity what the poller calls itself; empty for nothing
/// @param address from where it polls
/// @param firstSeen the first poll that is remembered, in milliseconds since 1970
/// @param lastSeen the latest poll
/// @param polls how many there were
public record Poller(
        TaskKind kind,
        String domain,
        String taskList,
        String identity,
        String address,
        long firstSeen,
        long lastSeen,
        long polls) {}
