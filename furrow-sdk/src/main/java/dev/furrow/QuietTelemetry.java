package dev.furrow;

import dev.furrow.spi.Measured;
import dev.furrow.spi.Telemetry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what a listener throws away from what is being measured; the first time is logged.
final class QuietTelemetry implements Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Telemetry listener;
    private final AtomicBoolean failed = new AtomicBoolean();

    QuietTelemetry(Telemetry listener) {
        this.listener = listener;
    }

    @Override
    public void record(Measured measured) {
        try {
            listener.record(measured);
        } catch (RuntimeException defect) {
            if (failed.compareAndSet(false, true)) {
                LOG.error("The telemetry listener has failed at {}; later failures are not logged", measured, defect);
            }
        }
    }
}
