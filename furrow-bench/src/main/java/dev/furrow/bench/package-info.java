/// `furrow bench`: drives a server over real HTTP and measures it. One class for each thing that is measured; each
/// prints one line of JSON, and one for people on the error stream. Open [dev.furrow.bench.BenchCommand] first.
@NullMarked
package dev.furrow.bench;

import org.jspecify.annotations.NullMarked;
