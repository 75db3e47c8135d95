/// The server put together: a store, an engine over it, a listener in front, from one configuration. Open
/// [dev.furrow.server.FurrowServer] first; `main` is in [dev.furrow.server.cli.Main].
@NullMarked
package dev.furrow.server;

import org.jspecify.annotations.NullMarked;
