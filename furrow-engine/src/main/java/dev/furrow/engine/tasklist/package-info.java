/// Where tasks wait for pollers and pollers for tasks. In memory only: after a restart it is filled again from the
/// open runs. Open [dev.furrow.engine.tasklist.TaskLists] first.
@NullMarked
package dev.furrow.engine.tasklist;

import org.jspecify.annotations.NullMarked;
