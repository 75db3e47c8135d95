/// The server itself: store, commits, lanes, JVM, settings, backups. Open
/// [dev.furrow.server.console.system.SystemPage] first.
@NullMarked
package dev.furrow.server.console.system;

import org.jspecify.annotations.NullMarked;
