/// The server's process and its data directory: starting, killing, filling and compacting, and what the operating
/// system, the JVM and `/metrics` say of it. Open [dev.furrow.bench.process.SpawnedServer] first.
@NullMarked
package dev.furrow.bench.process;

import org.jspecify.annotations.NullMarked;
