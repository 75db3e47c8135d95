/// The way in: a connection, a client that starts workflows and follows them, workers that serve them. Open
/// [Furrow] first.
@NullMarked
package dev.furrow;

import org.jspecify.annotations.NullMarked;
