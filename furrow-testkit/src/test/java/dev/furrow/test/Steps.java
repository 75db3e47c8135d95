package dev.furrow.test;

import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityType;
import java.util.concurrent.atomic.AtomicInteger;

/// Activities that fit every test.
@ActivityType(version = "1.0", startToClose = "20s")
interface Steps {
    String echo(String what);

    int twice(int number);

    String fail(String reason);

    String decline(String reason) throws Declined;

    @ActivityType(attempts = 3)
    String flaky(String what);

    @ActivityType(startToClose = "2d", heartbeat = "1h")
    String slow(String what);

    /// What `decline` declares.
    final class Declined extends RuntimeException {
        private final String reason;

        Declined(String reason) {
            super("declined: " + reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /// Gives back what it gets.
    class Echoes implements Steps {
        final AtomicInteger tries = new AtomicInteger();
        final AtomicInteger calls = new AtomicInteger();

        @Override
        public String echo(String what) {
            calls.incrementAndGet();
            return what;
        }

        @Override
        public int twice(int number) {
            calls.incrementAndGet();
            return 2 * number;
        }

        @Override
        public String fail(String reason) {
            throw new IllegalArgumentException(reason);
        }

        @Override
        public String decline(String reason) {
            throw new Declined(reason);
        }

        @Override
        public String flaky(String what) {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            return what + " in attempt " + tries;
        }

        @Override
        public String slow(String what) {
            Activity.defer();
            return what;
        }
    }
}
