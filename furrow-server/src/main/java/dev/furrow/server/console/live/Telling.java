package dev.furrow.server.console.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells one browser when to look again, until the browser goes, may no longer look, or the stream is old: one that
/// begins anew is asked for everything again that a request is asked for. Belongs to one thread.
public final class Telling {
    static final long TICK_MILLIS = 1_000;
    /// Between two signs of life; a browser that hears none does not trust the stream.
    static final long BEAT_MILLIS = 20_000;
    static final long LONGEST_MILLIS = 10 * 60_000;
    /// How long a browser waits before it asks for the stream again.
    private static final String RETRY = "retry: 2000\n\n";

    private final Watch watch;
    private final BooleanSupplier welcome;
    private final LongSupplier clock;
    private final LongPredicate pause;

    /// @param pulse another text whenever anything in the server has changed
    /// @param seen the pulse when the browser's page was made; null if it is not known
    /// @param welcome whether who listens may still do so
    /// @param clock milliseconds
    /// @param seat where it ends
    public Telling(
            Live live,
            Supplier<String> pulse,
            @Nullable String seen,
            BooleanSupplier welcome,
            LongSupplier clock,
            Seat seat) {
        this(live, pulse, seen, welcome, clock, seat::pause);
    }

    /// @param pause waits so many milliseconds, and says whether to go on
    Telling(
            Live live,
            Supplier<String> pulse,
            @Nullable String seen,
            BooleanSupplier welcome,
            LongSupplier clock,
            LongPredicate pause) {
        watch = new Watch(live, pulse, seen);
        this.welcome = welcome;
        this.clock = clock;
        this.pause = pause;
    }

    /// Writes the stream to its end.
    ///
    /// @throws IOException if nobody listens any more
    public void run(OutputStream out) throws IOException {
        long begun = clock.getAsLong();
        long spoken = begun;
        say(out, RETRY);
        while (true) {
            long now = clock.getAsLong();
            if (watch.isDue(now)) {
                say(out, "id: " + watch.mark() + "\nevent: changed\ndata: 1\n\n");
                spoken = now;
            } else if (now - spoken >= BEAT_MILLIS) {
                say(out, "event: beat\ndata: 1\n\n");
                spoken = now;
            }
            if (now - begun >= LONGEST_MILLIS || !pause.test(TICK_MILLIS) || !welcome.getAsBoolean()) {
                return;
            }
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
