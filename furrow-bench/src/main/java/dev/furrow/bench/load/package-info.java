/// The load: one thread with a selector, its own connections and prepared requests, so that on a small machine the
/// driver costs less than what is measured. Knows the wire and nothing of the server's process. Open
/// [dev.furrow.bench.load.Load] first.
@NullMarked
package dev.furrow.bench.load;

import org.jspecify.annotations.NullMarked;
