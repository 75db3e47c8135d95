/// The server's engine inside this process, in memory and on the real clock: what `Furrow.local()` finds.
@NullMarked
package dev.furrow.local;

import org.jspecify.annotations.NullMarked;
