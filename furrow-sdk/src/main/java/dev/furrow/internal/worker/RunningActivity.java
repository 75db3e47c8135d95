package dev.furrow.internal.worker;

import dev.furrow.activity.ActivityContext;
import dev.furrow.activity.ActivityInfo;
import dev.furrow.activity.KeepAlive;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.RecordActivityTaskHeartbeatRequest;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.spi.Intercepted;
import dev.furrow.workflow.CancelledException;
import dev.furrow.workflow.Timeout;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One task while its method runs.
final class RunningActivity implements ActivityContext {
    private static final Logger LOG = LoggerFactory.getLogger(RunningActivity.class);
    private static final int HEARTBEAT_CHARACTERS = 2_048;
    private static final Duration WITHOUT_LIMIT = Duration.ofSeconds(10);

    private final SwfClient client;
    private final WorkerSetup setup;
    private final ActivityInfo facts;
    private final @Nullable Duration heartbeat;
    private final BooleanSupplier stopping;
    private final Thread thread = Thread.currentThread();
    private volatile boolean deferred;
    private volatile boolean cancelRequested;
    private volatile boolean gone;
    private boolean ended;

    RunningActivity(
            SwfClient client,
            WorkerSetup setup,
            ActivityTask task,
            String list,
            @Nullable RegisteredActivity activity,
            BooleanSupplier stopping) {
        this.client = client;
        this.setup = setup;
        this.stopping = stopping;
        heartbeat = activity == null ? null : activity.method().options().heartbeat();
        var execution = Objects.requireNonNull(task.workflowExecution());
        var type = Objects.requireNonNull(task.activityType());
        String id = Objects.requireNonNull(task.activityId());
        facts = new ActivityInfo(
                setup.domain(),
                execution.workflowId(),
                execution.runId(),
                type.name(),
                type.version(),
                id,
                attempt(id),
                Objects.requireNonNull(task.taskToken()),
                list,
                false);
    }

    /// What stands behind the `~` that the decider puts there.
    private static int attempt(String activityId) {
        int mark = activityId.lastIndexOf('~');
        try {
            return mark < 0 ? 1 : Integer.parseInt(activityId.substring(mark + 1));
        } catch (NumberFormatException foreign) {
            return 1;
        }
    }

    @Override
    public ActivityInfo info() {
        return new ActivityInfo(
                facts.domain(),
                facts.workflowId(),
                facts.runId(),
                facts.type(),
                facts.version(),
                facts.activityId(),
                facts.attempt(),
                facts.taskToken(),
                facts.workerTaskList(),
                stopping.getAsBoolean());
    }

    @Override
    public void heartbeat(@Nullable Object details) {
        beat(details);
        if (gone) {
            throw new CancelledException("The activity " + facts.activityId(), "its task is closed");
        }
        if (cancelRequested) {
            throw new CancelledException("The activity " + facts.activityId(), null);
        }
    }

    private void beat(@Nullable Object details) {
        String text = details == null
                ? null
                : setup.payloads().write(details, "", "The heartbeat of " + facts.activityId(), HEARTBEAT_CHARACTERS);
        try {
            setup.interceptors().quietly(() -> new Intercepted.SendHeartbeat(facts), () -> {
                cancelRequested |= client.recordActivityTaskHeartbeat(
                                new RecordActivityTaskHeartbeatRequest(facts.taskToken(), text))
                        .cancelRequested();
                return null;
            });
        } catch (SwfException refused) {
            if (refused.type() == FaultType.UNKNOWN_RESOURCE) {
                gone = true;
            } else {
                throw refused;
            }
        }
    }

    @Override
    public KeepAlive keepAlive() {
        Duration limit = heartbeat == null || heartbeat.equals(Timeout.NONE) ? null : heartbeat;
        Duration every = limit == null ? WITHOUT_LIMIT : limit.dividedBy(3);
        Thread beats =
                Thread.ofVirtual().name("heartbeat-" + facts.activityId()).start(() -> keepBeating(every));
        return () -> {
            beats.interrupt();
            if (cancelRequested || gone) {
                Thread.interrupted();
                throw new CancelledException("The activity " + facts.activityId(), gone ? "its task is closed" : null);
            }
        };
    }

    private void keepBeating(Duration every) {
        try {
            while (!cancelRequested && !gone) {
                Thread.sleep(every);
                try {
                    beat(null);
                } catch (RuntimeException missed) {
                    LOG.warn("A heartbeat of {} was missed: {}", facts.activityId(), missed.getMessage());
                }
            }
            interrupt();
        } catch (InterruptedException closed) {
            // As intended.
        }
    }

    @Override
    public String defer() {
        deferred = true;
        return facts.taskToken();
    }

    boolean isDeferred() {
        return deferred;
    }

    boolean isCancelRequested() {
        return cancelRequested;
    }

    /// Whether what was thrown is how an interrupted method usually ends.
    boolean wasInterrupted(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException
                || thrown.getCause() instanceof InterruptedException;
    }

    /// Interrupts the method, unless it has ended.
    synchronized String interrupt() {
        if (!ended) {
            thread.interrupt();
        }
        return facts.workflowId() + "/" + facts.activityId();
    }

    synchronized void end() {
        ended = true;
    }
}
