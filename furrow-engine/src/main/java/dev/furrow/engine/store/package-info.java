/// The store as the engine needs it: a port, and what crosses it. Nothing here knows how an implementation keeps its
/// rows. Open [dev.furrow.engine.store.Store] first.
@NullMarked
package dev.furrow.engine.store;

import org.jspecify.annotations.NullMarked;
