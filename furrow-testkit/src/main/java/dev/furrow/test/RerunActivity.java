package dev.furrow.test;

import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityContext;
import dev.furrow.activity.ActivityInfo;
import dev.furrow.activity.KeepAlive;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.internal.contract.ActivityContract;
import dev.furrow.internal.contract.ActivityMethod;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.payload.Payloads;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/// An activity of the past, run again without a service.
///
/// @param info what it says of itself
record RerunActivity(ActivityInfo info) implements ActivityContext {

    static @Nullable Object run(
            RecordedHistory history, ActivityTaskScheduled scheduled, Object implementation, Payloads payloads)
            throws Throwable {
        ActivityMethod method = methodOf(scheduled, implementation);
        @Nullable Object[] arguments = Arguments.read(method.signature(), scheduled.input(), method.name(), payloads);
        Activity.bind(new RerunActivity(new ActivityInfo(
                history.domain(),
                history.workflowExecution().workflowId(),
                history.workflowExecution().runId(),
                method.name(),
                method.version(),
                scheduled.activityId(),
                1,
                "",
                scheduled.taskList().name(),
                false)));
        try {
            return method.signature().method().invoke(implementation, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            Activity.bind(null);
        }
    }

    private static ActivityMethod methodOf(ActivityTaskScheduled scheduled, Object implementation) {
        for (ActivityContract contract : ActivityContract.implementedBy(implementation.getClass())) {
            for (ActivityMethod method : contract.methods().values()) {
                if (method.name().equals(scheduled.activityType().name())
                        && method.version().equals(scheduled.activityType().version())) {
                    return method;
                }
            }
        }
        throw new IllegalArgumentException(implementation.getClass().getName() + " has no activity "
                + scheduled.activityType().name() + " "
                + scheduled.activityType().version());
    }

    @Override
    public void heartbeat(@Nullable Object details) {}

    @Override
    public KeepAlive keepAlive() {
        return () -> {};
    }

    @Override
    public String defer() {
        return "";
    }
}
