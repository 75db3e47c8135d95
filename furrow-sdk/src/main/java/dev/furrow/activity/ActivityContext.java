package dev.furrow.activity;

import org.jspecify.annotations.Nullable;

/// What stands behind the static methods of [Activity] while one task runs. The SDK implements it; activity code
/// has no use for it.
public interface ActivityContext {

    /// See [Activity#info].
    ActivityInfo info();

    /// See [Activity#heartbeat].
    void heartbeat(@Nullable Object details);

    /// See [Activity#keepAlive].
    KeepAlive keepAlive();

    /// See [Activity#defer].
    String defer();
}
