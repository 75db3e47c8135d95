package dev.furrow.server.console.live;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Decides when a browser must look again. While the server's pulse rests nothing is looked up at all. Belongs to one
/// thread.
final class Watch {
    private final Live live;
    private final Supplier<String> pulse;
    private String mark;
    private Object shown;
    private boolean rested;
    private boolean due;
    private long toldAt = Long.MIN_VALUE / 2;

    /// @param pulse another text whenever anything in the server has changed
    /// @param seen the pulse when the browser's page was made; null if it is not known
    Watch(Live live, Supplier<String> pulse, @Nullable String seen) {
        this.live = live;
        this.pulse = pulse;
        mark = pulse.get();
        shown = live.state().get();
        due = !mark.equals(seen);
    }

    /// The pulse at the latest look.
    String mark() {
        return mark;
    }

    /// Whether the browser must look again now.
    ///
    /// @param now milliseconds of any clock
    boolean isDue(long now) {
        String present = pulse.get();
        boolean still = present.equals(mark);
        if (still && rested && !due && !live.byItself()) {
            return false;
        }
        // What a commit sets free happens a moment after it, so the first look at a pulse is not the last.
        rested = still;
        mark = present;
        Object state = live.state().get();
        due |= !state.equals(shown);
        shown = state;
        if (!due || now - toldAt < live.atMostEvery().toMillis()) {
            return false;
        }
        due = false;
        toldAt = now;
        return true;
    }
}
