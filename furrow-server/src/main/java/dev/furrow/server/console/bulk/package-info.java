/// One thing done to many executions: planned and listed first, begun after a while in which it can be taken back,
/// done by the server whether or not a browser watches. Open [dev.furrow.server.console.bulk.BulkJob] first.
@NullMarked
package dev.furrow.server.console.bulk;

import org.jspecify.annotations.NullMarked;
