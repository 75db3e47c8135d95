package dev.furrow.server.console.sample;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a sample every ten seconds, until it is closed.
public final class Sampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);

    private final CountDownLatch closed = new CountDownLatch(1);

    /// Begins.
    public Sampler(Samples samples) {
        Thread.ofPlatform().name("furrow-samples").daemon().start(() -> run(samples));
    }

    private void run(Samples samples) {
        try {
            while (!closed.await(Samples.EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    samples.take(System.currentTimeMillis());
                } catch (RuntimeException defect) {
                    LOG.error("A defect: a sample could not be taken", defect);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
