/// The console: pages under `/console` for who operates the server, made on it and in need of nothing else. Its rooms
/// are `page` (what every page stands on; its sign says how one is added), `text`, `session`, `sample`, `poller`, and
/// one for each subject. Open [dev.furrow.server.console.Routes] first.
@NullMarked
package dev.furrow.server.console;

import org.jspecify.annotations.NullMarked;
