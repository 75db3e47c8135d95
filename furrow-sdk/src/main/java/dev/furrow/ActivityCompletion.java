package dev.furrow;

import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.internal.failure.Failures;
import dev.furrow.payload.Payloads;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ends an activity that has deferred its answer. Made by [FurrowClient#completion]; safe for use by many
/// threads.
///
/// Every method throws [dev.furrow.lowlevel.SwfException] when the service refuses: `UNKNOWN_RESOURCE` if the
/// activity is closed.
public final class ActivityCompletion {
    private final Furrow furrow;
    private final String taskToken;

    ActivityCompletion(Furrow furrow, String taskToken) {
        this.furrow = furrow;
        this.taskToken = taskToken;
    }

    private Payloads payloads() {
        return furrow.options().payloads();
    }

    /// Ends it with a result, of the type that its method declares.
    public void complete(@Nullable Object result) {
        String text = result == null ? null : payloads().write(result, "", "The result of an activity");
        furrow.swf().respondActivityTaskCompleted(new RespondActivityTaskCompletedRequest(taskToken, text));
    }

    /// Ends it with a failure.
    public void fail(Throwable why) {
        Failures.Written written = Failures.write(why, List.of(why.getClass()), payloads());
        furrow.swf()
                .respondActivityTaskFailed(
                        new RespondActivityTaskFailedRequest(taskToken, written.reason(), written.details()));
    }

    /// Ends it as canceled.
    public void canceled(@Nullable String details) {
        furrow.swf().respondActivityTaskCanceled(new RespondActivityTaskCanceledRequest(taskToken, details));
    }

    /// Says that it is alive.
    ///
    /// @return whether it was asked to cancel
    public boolean heartbeat(@Nullable Object details) {
        String text = details == null ? null : payloads().write(details, "", "A heartbeat", 2_048);
        return furrow.swf()
                .recordActivityTaskHeartbeat(new RecordActivityTaskHeartbeatRequest(taskToken, text))
                .cancelRequested();
    }
}
