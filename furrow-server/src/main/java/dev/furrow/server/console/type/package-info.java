/// Workflow types and activity types. Open [dev.furrow.server.console.type.TypesPage] first.
@NullMarked
package dev.furrow.server.console.type;

import org.jspecify.annotations.NullMarked;
