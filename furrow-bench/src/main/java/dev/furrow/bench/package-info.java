/// `furrow bench`: drives a server over real HTTP and measures it. The driver is one thread with a selector, its own
/// connections and prepared requests, so that on a small machine the load costs less than what is measured. Open
/// [dev.furrow.bench.BenchCommand] first.
@NullMarked
package dev.furrow.bench;

import org.jspecify.annotations.NullMarked;
