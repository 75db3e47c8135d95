package dev.furrow.server.quota;

import dev.furrow.engine.quota.Rate;
import dev.furrow.engine.quota.TokenBucket;
import dev.furrow.server.http.Priority;
import java.util.concurrent.atomic.LongAdder;

/// A rate with its bucket, which holds two seconds' worth, and what has come through. Parts of the bucket are kept
/// for what matters more, so that whoever asks for too much is refused starts before completions.
///
/// Safe for use by many threads.
final class Meter {
    private static final int SECONDS = 2;

    private final int perSecond;
    private final TokenBucket bucket;
    private final LongAdder passed = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /// @param now milliseconds since 1970
    Meter(int perSecond, long now) {
        this.perSecond = perSecond;
        bucket = new TokenBucket(new Rate(size(), perSecond), now);
    }

    int perSecond() {
        return perSecond;
    }

    private int size() {
        return perSecond * SECONDS;
    }

    boolean admits(Priority priority, long now) {
        boolean admitted = bucket.take(now, kept(priority));
        (admitted ? passed : refused).increment();
        return admitted;
    }

    /// How much of the bucket is not for this.
    private int kept(Priority priority) {
        return switch (priority) {
            case FINISH -> 0;
            case POLL -> size() / 8;
            case START -> size() / 4;
            case OTHER -> size() / 2;
        };
    }

    String use(long now) {
        return perSecond + ", " + bucket.left(now) + " of " + size() + " left, " + passed + " passed, " + refused
                + " refused";
    }
}
