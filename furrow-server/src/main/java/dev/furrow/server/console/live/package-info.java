/// How pages hear that they have changed: a browser keeps a stream of server-sent events open, and is told when to
/// look again. Streams are few, say nothing while nothing changes, and end with the session and with the server. Open
/// [dev.furrow.server.console.live.Telling] first.
@NullMarked
package dev.furrow.server.console.live;

import org.jspecify.annotations.NullMarked;
