package dev.furrow.rental.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(new LimitProperties(60, 3), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aMinutesWorthMayComeAtOnceAndThenNoMore() {
        for (int write = 0; write < 60; write++) {
            assertThat(limits.admits("asha", 60)).isTrue();
        }
        assertThat(limits.admits("asha", 60)).isFalse();
        assertThat(limits.admits("bala", 60)).isTrue();
    }

    @Test
    void itFillsAgainAsTimeGoesByUpToAMinutesWorth() {
        for (int write = 0; write < 3; write++) {
            limits.admits("here", 3);
        }
        pass(Duration.ofSeconds(19));
        assertThat(limits.admits("here", 3)).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(limits.admits("here", 3)).isTrue();
        pass(Duration.ofHours(3));
        for (int write = 0; write < 3; write++) {
            assertThat(limits.admits("here", 3)).isTrue();
        }
        assertThat(limits.admits("here", 3)).isFalse();
    }
}
