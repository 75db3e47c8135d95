package dev.furrow.internal.worker;

import dev.furrow.activity.Activity;
import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RespondActivityTaskCanceledRequest;
import dev.furrow.api.operation.RespondActivityTaskCompletedRequest;
import dev.furrow.api.operation.RespondActivityTaskFailedRequest;
import dev.furrow.internal.contract.Arguments;
import dev.furrow.internal.contract.Signature;
import dev.furrow.internal.failure.Failures;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.spi.ErrorEvent;
import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Measured;
import dev.furrow.spi.Transport;
import dev.furrow.workflow.CancelledException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Runs activities on the thread that it is called on, and reports how they end.
public final class ActivityTaskHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityTaskHandler.class);

    private final SwfClient client;
    private final Transport transport;
    private final WorkerSetup setup;
    private final Set<RunningActivity> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// @param client how to answer
    /// @param transport hears of activities that others will end
    public ActivityTaskHandler(SwfClient client, Transport transport, WorkerSetup setup) {
        this.client = client;
        this.transport = transport;
        this.setup = setup;
    }

    /// The request that polls for what this handler takes.
    public PollForActivityTaskRequest poll() {
        return poll(setup.taskList());
    }

    /// The request that polls a list.
    public PollForActivityTaskRequest poll(String list) {
        return new PollForActivityTaskRequest(setup.domain(), new dev.furrow.api.TaskList(list), setup.identity());
    }

    /// Runs an activity of the worker's list and reports its end.
    public void handle(ActivityTask task) {
        handle(task, setup.taskList());
    }

    /// Runs an activity and reports its end.
    ///
    /// @param list from which it was taken
    public void handle(ActivityTask task, String list) {
        ActivityType type = Objects.requireNonNull(task.activityType());
        WorkflowExecution execution = Objects.requireNonNull(task.workflowExecution());
        RegisteredActivity activity = setup.activities().get(type);
        RunningActivity context = new RunningActivity(client, setup, task, list, activity, () -> stopping);
        running.add(context);
        MDC.put("domain", setup.domain());
        MDC.put("workflowId", execution.workflowId());
        MDC.put("runId", execution.runId());
        MDC.put("type", type.name());
        MDC.put("activityId", task.activityId());
        MDC.put("attempt", Integer.toString(context.info().attempt()));
        Activity.bind(context);
        long begun = System.nanoTime();
        try {
            Measured.ActivityEnd end = run(task, type, activity, context);
            setup.telemetry()
                    .record(new Measured.ActivityRun(
                            type.name(),
                            type.version(),
                            Duration.ofNanos(System.nanoTime() - begun),
                            context.info().attempt(),
                            end));
        } finally {
            Activity.bind(null);
            context.end();
            running.remove(context);
            MDC.clear();
        }
    }

    private Measured.ActivityEnd run(
            ActivityTask task, ActivityType type, @Nullable RegisteredActivity activity, RunningActivity context) {
        Measured.ActivityEnd end = Measured.ActivityEnd.CANCELED;
        List<Class<? extends Throwable>> declared =
                activity == null ? List.of() : activity.method().signature().declared();
        try {
            if (activity == null) {
                throw new IllegalStateException("This worker has no activity " + type.name() + " " + type.version());
            }
            String result = invoke(task, type, activity, context);
            end = context.isDeferred() ? Measured.ActivityEnd.DEFERRED : Measured.ActivityEnd.COMPLETED;
            if (context.isDeferred()) {
                transport.deferred(context.info().taskToken());
            } else {
                report(
                        task,
                        () -> client.respondActivityTaskCompleted(new RespondActivityTaskCompletedRequest(
                                context.info().taskToken(), result)));
            }
        } catch (CancelledException canceled) {
            report(
                    task,
                    () -> client.respondActivityTaskCanceled(new RespondActivityTaskCanceledRequest(
                            context.info().taskToken(), canceled.details())));
        } catch (Throwable thrown) {
            if (context.isCancelRequested() && context.wasInterrupted(thrown)) {
                report(
                        task,
                        () -> client.respondActivityTaskCanceled(new RespondActivityTaskCanceledRequest(
                                context.info().taskToken(), null)));
            } else {
                end = Measured.ActivityEnd.FAILED;
                fail(task, type, declared, thrown);
            }
        }
        return end;
    }

    private @Nullable String invoke(
            ActivityTask task, ActivityType type, RegisteredActivity activity, RunningActivity context)
            throws Throwable {
        Signature signature = activity.method().signature();
        @Nullable Object[] arguments = Arguments.read(signature, task.input(), type.name(), setup.payloads());
        Object result = setup.interceptors().around(() -> new Intercepted.RunActivity(context.info()), () -> {
            try {
                return signature.method().invoke(activity.target().get(), arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
        return signature.isVoid()
                ? null
                : setup.payloads().write(result, type.name(), "The result of " + signature.describe());
    }

    private void fail(
            ActivityTask task, ActivityType type, List<Class<? extends Throwable>> declared, Throwable thrown) {
        WorkflowExecution execution = Objects.requireNonNull(task.workflowExecution());
        if (!Failures.isDeclared(thrown, declared)) {
            setup.onError()
                    .accept(new ErrorEvent.ActivityFailed(
                            execution.workflowId(),
                            String.valueOf(task.activityId()),
                            type.name() + " " + type.version(),
                            thrown));
        }
        Failures.Written written = Failures.write(thrown, declared, setup.payloads());
        report(
                task,
                () -> client.respondActivityTaskFailed(new RespondActivityTaskFailedRequest(
                        Objects.requireNonNull(task.taskToken()), written.reason(), written.details())));
    }

    private void report(ActivityTask task, Runnable report) {
        WorkflowExecution execution = Objects.requireNonNull(task.workflowExecution());
        // A worker that stops has interrupted the activity, but its end must still be told.
        Thread.interrupted();
        try {
            report.run();
        } catch (SwfException refused) {
            if (refused.type() == FaultType.UNKNOWN_RESOURCE) {
                LOG.info(
                        "Activity {} of {} ended after its task was closed", task.activityId(), execution.workflowId());
            } else {
                setup.onError().accept(new ErrorEvent.ReportFailed(execution.workflowId(), task.activityId(), refused));
            }
        } catch (RuntimeException lost) {
            setup.onError().accept(new ErrorEvent.ReportFailed(execution.workflowId(), task.activityId(), lost));
        }
    }

    /// Tells activities that the worker stops; see [dev.furrow.activity.ActivityInfo#stopping].
    public void stopping() {
        stopping = true;
    }

    /// Interrupts what still runs.
    ///
    /// @return the activities, as `workflowId/activityId`
    public List<String> interruptAll() {
        return running.stream().map(RunningActivity::interrupt).toList();
    }

    /// How many activities run.
    public int runningActivities() {
        return running.size();
    }
}
