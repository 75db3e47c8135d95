/// Callers that wait for a run to go on. Open [dev.furrow.engine.watch.Watches] first.
@NullMarked
package dev.furrow.engine.watch;

import org.jspecify.annotations.NullMarked;
