/// Executions, open and closed: filters that may be combined, pages that can be bookmarked, counts, exports and saved
/// views. Open [dev.furrow.server.console.executions.Search] first.
@NullMarked
package dev.furrow.server.console.executions;

import org.jspecify.annotations.NullMarked;
