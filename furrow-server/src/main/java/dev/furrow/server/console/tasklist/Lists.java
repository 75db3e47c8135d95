package dev.furrow.server.console.tasklist;

import java.util.List;

/// What the page of all lists shows.
///
/// @param rows lists, those with tasks first
/// @param more how many lists are not shown
public record Lists(List<ListRow> rows, int more) {}
