/// Task lists: what waits, who polls, and how fast tasks go through. Open
/// [dev.furrow.server.console.tasklist.TaskListsPage] first.
@NullMarked
package dev.furrow.server.console.tasklist;

import org.jspecify.annotations.NullMarked;
