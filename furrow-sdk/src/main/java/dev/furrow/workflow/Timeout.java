package dev.furrow.workflow;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// The one duration that is none.
public final class Timeout {

    /// No limit, where the service allows that.
    public static final Duration NONE = ChronoUnit.FOREVER.getDuration();

    private Timeout() {}
}
