package dev.furrow.simulation.schedule;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Everything that happens in a simulation, boiled down to one number: two runs with the same number were the same.
/// Can be printed, too.
public final class Trace {
    private final @Nullable PrintStream out;
    private long hash = 0xcbf29ce484222325L;
    private long count;

    /// @param out where each entry is printed; null for nowhere
    public Trace(@Nullable PrintStream out) {
        this.out = out;
    }

    /// Whether entries are printed, so that it is worth while to describe them.
    public boolean isPrinted() {
        return out != null;
    }

    /// Something has happened.
    ///
    /// @param kind a short word
    /// @param number what tells it from others of its kind
    public void note(String kind, long number) {
        count++;
        mix(kind.hashCode());
        mix(number);
        if (out != null) {
            out.println(count + " " + kind + " " + number);
        }
    }

    /// As [#note(String, long)], with bytes.
    public void note(String kind, long number, byte[] bytes) {
        note(kind, number);
        long sum = bytes.length;
        for (byte b : bytes) {
            sum = 31 * sum + b;
        }
        mix(sum);
    }

    /// Something to read that adds nothing to the number.
    public void explain(String text) {
        if (out != null) {
            out.println("    " + text);
        }
    }

    /// The number.
    public long hash() {
        return hash;
    }

    private void mix(long value) {
        hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
    }
}
