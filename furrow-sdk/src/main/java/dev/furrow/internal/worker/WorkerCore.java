package dev.furrow.internal.worker;

import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.spi.Measured;
import dev.furrow.spi.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A worker's engine room: pollers and what they feed.
public final class WorkerCore {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final long FIRST_SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_SLICE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final SwfClient client;
    private final Transport transport;
    private final WorkerSetup setup;
    private final DecisionTaskHandler decisions;
    private final ActivityTaskHandler activities;
    private final List<Poller<?>> pollers = new ArrayList<>();

    /// @param client how to poll and answer
    public WorkerCore(SwfClient client, Transport transport, WorkerSetup setup) {
        this.client = client;
        this.transport = transport;
        this.setup = setup;
        decisions = new DecisionTaskHandler(client, setup);
        activities = new ActivityTaskHandler(client, transport, setup);
    }

    /// Begins to poll.
    public void start() {
        if (!setup.workflows().isEmpty()) {
            pollDecisions(setup.taskList());
            String own = decisions.ownList();
            if (own != null) {
                pollDecisions(own);
            }
        }
        if (!setup.activities().isEmpty()) {
            Poller<ActivityTask> poller = new Poller<>(
                    "activity",
                    setup.taskList(),
                    () -> measured(Measured.TaskKind.ACTIVITY, setup.taskList(), this::pollActivity),
                    activities::handle,
                    setup.onError(),
                    setup.activitiesAtOnce(),
                    setup.activitiesPerSecond());
            pollers.add(poller);
            poller.start(setup.activityPollers());
        }
    }

    private void pollDecisions(String list) {
        Poller<DecisionTask> poller = new Poller<>(
                "decision",
                list,
                () -> measured(Measured.TaskKind.DECISION, list, () -> pollDecision(list)),
                decisions::handle,
                setup.onError(),
                setup.decisionsAtOnce(),
                0);
        pollers.add(poller);
        poller.start(setup.decisionPollers());
    }

    private <T> @Nullable T measured(Measured.TaskKind kind, String list, Supplier<@Nullable T> poll) {
        long begun = System.nanoTime();
        T task = poll.get();
        setup.telemetry()
                .record(new Measured.Polled(kind, list, Duration.ofNanos(System.nanoTime() - begun), task != null));
        return task;
    }

    private @Nullable DecisionTask pollDecision(String list) {
        DecisionTask task = client.pollForDecisionTask(decisions.poll(list));
        return task.taskToken() == null || task.taskToken().isEmpty() ? null : task;
    }

    private @Nullable ActivityTask pollActivity() {
        ActivityTask task = client.pollForActivityTask(activities.poll());
        return task.taskToken() == null || task.taskToken().isEmpty() ? null : task;
    }

    /// Polls no more, or again.
    public void pause(boolean now) {
        pollers.forEach(poller -> poller.pause(now));
    }

    /// Stops: no new polls, what waits and what runs may end in time; then activities are interrupted.
    ///
    /// @return the activities that had to be interrupted, as `workflowId/activityId`
    public List<String> stop(Duration grace) {
        pollers.forEach(Poller::stop);
        activities.stopping();
        List<String> abandoned = List.of();
        try {
            if (!awaitQuiet(grace)) {
                abandoned = activities.interruptAll();
                pollers.forEach(Poller::abandon);
                awaitQuiet(LAST_WORDS);
            }
        } catch (InterruptedException interrupted) {
            pollers.forEach(Poller::abandon);
            Thread.currentThread().interrupt();
        }
        decisions.evictAll();
        return abandoned;
    }

    /// Ends the polls again and again: one that had been decided upon may begin after the others were ended.
    private boolean awaitQuiet(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        long slice = FIRST_SLICE_NANOS;
        while (true) {
            transport.endPolls();
            long until = Math.min(end, System.nanoTime() + slice);
            boolean quiet = true;
            for (Poller<?> poller : pollers) {
                quiet &= poller.awaitQuiet(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            }
            if (quiet || System.nanoTime() >= end) {
                return quiet;
            }
            slice = Math.min(2 * slice, LONGEST_SLICE_NANOS);
        }
    }

    /// What makes decisions, for those who poll by themselves.
    public DecisionTaskHandler decisions() {
        return decisions;
    }

    /// What runs activities, for those who poll by themselves.
    public ActivityTaskHandler activities() {
        return activities;
    }

    /// What it serves.
    public WorkerSetup setup() {
        return setup;
    }
}
