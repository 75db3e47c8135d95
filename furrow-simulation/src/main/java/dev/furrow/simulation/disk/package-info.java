/// A disk that forgets what was not flushed, and sorted tables over it with a log of batches. Open
/// [dev.furrow.simulation.disk.LogTables] first.
@NullMarked
package dev.furrow.simulation.disk;

import org.jspecify.annotations.NullMarked;
