/// Who polls which list from where, and when last: kept in memory, for those who ask why nobody takes a task. Open
/// [dev.furrow.server.console.poller.PollerBook] first.
@NullMarked
package dev.furrow.server.console.poller;

import org.jspecify.annotations.NullMarked;
