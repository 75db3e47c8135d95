package dev.furrow.engine.quota;

/// A token bucket: full at first, refilled steadily, each use takes one. Safe for use by many threads.
public final class TokenBucket {
    private final Rate rate;
    private long thousandths;
    private long filledAt;

    /// @param now milliseconds since 1970
    public TokenBucket(Rate rate, long now) {
        this.rate = rate;
        thousandths = rate.size() * 1000L;
        filledAt = now;
    }

    /// Takes a token; false if there is none.
    ///
    /// @param now milliseconds since 1970; an earlier instant than the last one adds nothing
    boolean take(long now) {
        return take(now, 0);
    }

    /// Takes a token if others are left; false if not.
    ///
    /// @param leave how many must be left afterwards, for those who need them more
    public synchronized boolean take(long now, int leave) {
        fill(now);
        if (thousandths < 1000 + leave * 1000L) {
            return false;
        }
        thousandths -= 1000;
        return true;
    }

    /// How many tokens there are.
    public synchronized int left(long now) {
        fill(now);
        return (int) (thousandths / 1000);
    }

    /// Whether the bucket is as it was at first, so that it can be forgotten.
    synchronized boolean isFull(long now) {
        fill(now);
        return thousandths == rate.size() * 1000L;
    }

    private void fill(long now) {
        long elapsed = Math.clamp(now - filledAt, 0, 86_400_000);
        thousandths = Math.min(rate.size() * 1000L, thousandths + elapsed * rate.perSecond());
        filledAt = Math.max(filledAt, now);
    }
}
