package dev.furrow.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a run of the demo was asked for.
///
/// @param once how many bookings; 0 for one after another until it is stopped
/// @param speed how many times faster than real life
/// @param seed of everybody's plans
/// @param data the directory of its own server
/// @param listen where its own server listens; null for 127.0.0.1:7700 or another port if that is taken
/// @param endpoint a server that runs already; null for its own
record DemoSettings(
        int once,
        int speed,
        long seed,
        Path data,
        @Nullable String listen,
        @Nullable URI endpoint) {
    private static final int PATIENCE_SECONDS = 4 * 60;

    /// How long drivers have to accept: four minutes of real life. A timer of SWF counts whole seconds.
    Duration patience() {
        return Duration.ofSeconds(Math.ceilDiv(PATIENCE_SECONDS, speed));
    }
}
