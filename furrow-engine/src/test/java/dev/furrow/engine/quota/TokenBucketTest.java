package dev.furrow.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long NOW = 1_800_000_000_000L;

    private static int takeAll(TokenBucket bucket, long now) {
        int taken = 0;
        while (bucket.take(now)) {
            taken++;
        }
        return taken;
    }

    @Test
    void aNewBucketIsFull() {
        TokenBucket bucket = new TokenBucket(new Rate(7, 1), NOW);

        assertThat(bucket.isFull(NOW)).isTrue();
        assertThat(takeAll(bucket, NOW)).isEqualTo(7);
        assertThat(bucket.isFull(NOW)).isFalse();
    }

    @Test
    void tokensComeOneByOneAndNotInHandfuls() {
        TokenBucket bucket = new TokenBucket(new Rate(100, 4), NOW);
        takeAll(bucket, NOW);

        assertThat(bucket.take(NOW + 249)).isFalse();
        assertThat(bucket.take(NOW + 250)).isTrue();
        assertThat(bucket.take(NOW + 499)).isFalse();
        assertThat(bucket.take(NOW + 500)).isTrue();
        assertThat(takeAll(bucket, NOW + 1_500)).isEqualTo(4);
    }

    /// Looking often must not lose the fractions.
    @Test
    void aBucketThatIsLookedAtEveryMillisecondFillsAsFastAsOthers() {
        TokenBucket bucket = new TokenBucket(new Rate(1_000, 3), NOW);
        takeAll(bucket, NOW);
        int taken = 0;
        for (int millis = 1; millis <= 10_000; millis++) {
            taken += bucket.take(NOW + millis) ? 1 : 0;
        }

        assertThat(taken).isEqualTo(30);
    }

    @Test
    void aBucketHoldsNoMoreThanItsSizeHoweverLongItWaits() {
        TokenBucket bucket = new TokenBucket(new Rate(5, 2_000), NOW);
        takeAll(bucket, NOW);

        assertThat(takeAll(bucket, NOW + 1_000L * 86_400_000)).isEqualTo(5);
    }

    /// Lanes read the clock before they come here, so times arrive a little out of order.
    @Test
    void anEarlierTimeAddsNothingAndTakesNothingBack() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 1), NOW);
        takeAll(bucket, NOW);

        assertThat(bucket.take(NOW - 60_000)).isFalse();
        assertThat(bucket.take(NOW + 999)).isFalse();
        assertThat(bucket.take(NOW + 1_000)).isTrue();
        assertThat(bucket.take(NOW - 60_000)).isFalse();
        assertThat(takeAll(bucket, NOW + 3_000)).isEqualTo(2);
    }

    @Test
    void aBucketIsFullAgainWhenTheLastTokenIsBack() {
        TokenBucket bucket = new TokenBucket(new Rate(10, 1), NOW);
        bucket.take(NOW);
        bucket.take(NOW);

        assertThat(bucket.isFull(NOW + 1_999)).isFalse();
        assertThat(bucket.isFull(NOW + 2_000)).isTrue();
    }

    @Test
    void noTokenIsTakenTwice() {
        TokenBucket bucket = new TokenBucket(new Rate(10_000, 1), NOW);
        AtomicInteger taken = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            if (bucket.take(NOW)) {
                taken.incrementAndGet();
            }
        });

        assertThat(taken).hasValue(10_000);
    }
}
