/// The store that lives in memory, for tests and for programs that want no durability. The same rows as on disk, in
/// sorted maps.
@NullMarked
package dev.furrow.engine.store.memory;

import org.jspecify.annotations.NullMarked;
