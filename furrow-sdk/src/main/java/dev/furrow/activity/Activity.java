package dev.furrow.activity;

import org.jspecify.annotations.Nullable;

/// What activity code may do beyond ordinary Java. Every method throws [IllegalStateException] on a thread that
/// runs no activity.
public final class Activity {
    private static final ThreadLocal<@Nullable ActivityContext> CURRENT = new ThreadLocal<>();

    private Activity() {}

    private static ActivityContext context(String call) {
        ActivityContext context = CURRENT.get();
        if (context == null) {
            throw new IllegalStateException("Activity." + call + " was called on thread "
                    + Thread.currentThread().getName() + ", which is not running an activity");
        }
        return context;
    }

    /// Says what the current thread runs; for the SDK and for those who run activity code by themselves.
    ///
    /// @param context null for nothing
    public static void bind(@Nullable ActivityContext context) {
        if (context == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }

    /// What the current thread runs; null if nothing.
    static @Nullable ActivityContext current() {
        return CURRENT.get();
    }

    /// About this task.
    public static ActivityInfo info() {
        return context("info").info();
    }

    /// Tells the service that the activity is alive.
    ///
    /// @throws dev.furrow.workflow.CancelledException if the workflow has asked it to cancel; let it go on, and
    ///         the activity ends as canceled
    public static void heartbeat() {
        context("heartbeat").heartbeat(null);
    }

    /// Tells the service that the activity is alive, and how far it has come.
    ///
    /// @param details visible to the workflow if the activity times out; at most 2,048 characters as JSON
    public static void heartbeat(@Nullable Object details) {
        context("heartbeat").heartbeat(details);
    }

    /// Sends heartbeats in the background, three in each heartbeat limit. If the activity is asked to cancel, or
    /// its task is gone, its thread is interrupted. Use it in a `try` block.
    public static KeepAlive keepAlive() {
        return context("keepAlive").keepAlive();
    }

    /// Leaves the answer to somebody else: what the method returns is ignored, and the activity stays open until
    /// it is ended by the token, with `FurrowClient.completion`.
    ///
    /// @return the task token
    public static String defer() {
        return context("defer").defer();
    }
}
