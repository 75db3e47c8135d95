package dev.furrow.activity;

import dev.furrow.workflow.ActivityOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Several tasks that one activity does, in order or some at once, and the limits that follow from theirs. Built and
/// run by one thread.
///
/// ```java
/// var tasks = TaskPlan.<Row>atOnce(3);
/// for (var country : countries) {
///     tasks.task(country, Duration.ofMinutes(2), () -> pull(country));
/// }
/// return tasks.run();          // in the activity
/// tasks.asOptions()            // where the activity is called, if the tasks are known there
/// ```
///
/// @param <T> what each task gives
public final class TaskPlan<T extends @Nullable Object> {
    private final int lanes;
    private final List<Task<T>> tasks = new ArrayList<>();

    private record Task<T extends @Nullable Object>(String name, Duration atMost, Callable<? extends T> work) {}

    private TaskPlan(int lanes) {
        this.lanes = lanes;
    }

    /// One after the other, on the thread of the activity.
    public static <T extends @Nullable Object> TaskPlan<T> inOrder() {
        return new TaskPlan<>(1);
    }

    /// That many at the same time, each on a thread of its own.
    ///
    /// @param lanes 1 or more
    public static <T extends @Nullable Object> TaskPlan<T> atOnce(int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException("Nothing happens in " + lanes + " lanes");
        }
        return new TaskPlan<>(lanes);
    }

    /// Adds a task.
    ///
    /// @param name for messages and heartbeats
    /// @param atMost how long it may take; the plan's limits follow from it, it is not enforced by itself
    /// @param work run by [#run]
    public TaskPlan<T> task(String name, Duration atMost, Callable<? extends T> work) {
        if (atMost.isNegative() || atMost.isZero()) {
            throw new IllegalArgumentException("The task " + name + " cannot end within " + atMost);
        }
        tasks.add(new Task<>(name, atMost, work));
        return this;
    }

    /// How long all of them may take: the sum, divided over the lanes, and never less than the longest.
    public Duration atMost() {
        Duration sum = tasks.stream().map(Task::atMost).reduce(Duration.ZERO, Duration::plus);
        Duration divided = sum.plusNanos(lanes - 1L).dividedBy(lanes);
        return divided.compareTo(longest()) < 0 ? longest() : divided;
    }

    private Duration longest() {
        return tasks.stream().map(Task::atMost).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// The limits of an activity that does these tasks: as long as all of them from start to close, and as long as
    /// the longest between heartbeats.
    ///
    /// @throws IllegalStateException if there are none
    public ActivityOptions asOptions() {
        if (tasks.isEmpty()) {
            throw new IllegalStateException("A plan without tasks has no limits");
        }
        return ActivityOptions.defaults().startToClose(atMost()).heartbeat(longest());
    }

    /// Does the tasks, with a heartbeat before each, that names it.
    ///
    /// @return what they gave, in the order in which they were added
    /// @throws Exception what the first task that failed threw; those that still run are interrupted and awaited,
    ///         those that have not begun do not begin
    /// @throws dev.furrow.workflow.CancelledException if the workflow has asked the activity to cancel
    public List<T> run() throws Exception {
        if (lanes > 1) {
            return runAtOnce();
        }
        List<T> results = new ArrayList<>();
        for (Task<T> task : tasks) {
            results.add(begin(task));
        }
        return results;
    }

    private static <T extends @Nullable Object> T begin(Task<T> task) throws Exception {
        if (Activity.current() != null) {
            Activity.heartbeat(task.name());
        }
        return task.work().call();
    }

    private List<T> runAtOnce() throws Exception {
        ActivityContext context = Activity.current();
        @Nullable Object[] results = new Object[tasks.size()];
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Semaphore lane = new Semaphore(lanes);
        CountDownLatch ended = new CountDownLatch(tasks.size());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            int index = i;
            Task<T> task = tasks.get(i);
            threads.add(Thread.ofVirtual().name(task.name()).unstarted(() -> {
                Activity.bind(context);
                try {
                    lane.acquire();
                    try {
                        if (failure.get() == null) {
                            results[index] = begin(task);
                        }
                    } finally {
                        lane.release();
                    }
                } catch (Throwable thrown) {
                    if (failure.compareAndSet(null, thrown)) {
                        threads.forEach(Thread::interrupt);
                    }
                } finally {
                    ended.countDown();
                }
            }));
        }
        threads.forEach(Thread::start);
        awaitAll(ended, threads);
        rethrow(failure.get());
        return done(results);
    }

    /// Every task has ended without a failure, so what is null is a result.
    @SuppressWarnings({"unchecked", "NullAway"})
    private List<T> done(@Nullable Object[] results) {
        return new ArrayList<>((List<T>) Arrays.asList(results));
    }

    private static void awaitAll(CountDownLatch ended, List<Thread> threads) throws InterruptedException {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join();
            }
            throw interrupted;
        }
    }

    private static void rethrow(@Nullable Throwable thrown) throws Exception {
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw new IllegalStateException(Objects.requireNonNull(thrown));
        }
    }
}
