package dev.furrow.engine.message;

/// Numbers the messages of one lane in the order of their sending, across restarts too: a number begins with the
/// time. Belongs to one lane; not safe for use by several threads.
public final class MessageSequence {
    /// So many messages may be sent in one millisecond before the numbers run ahead of the clock, which does no harm.
    private static final int COUNTER_BITS = 20;

    private long last;

    /// A number larger than all before.
    ///
    /// @param now milliseconds since 1970
    public long next(long now) {
        last = Math.max(last + 1, now << COUNTER_BITS);
        return last;
    }
}
