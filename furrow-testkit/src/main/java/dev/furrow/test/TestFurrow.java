package dev.furrow.test;

import dev.furrow.Furrow;
import dev.furrow.FurrowClient;
import dev.furrow.FurrowOptions;
import dev.furrow.Registration;
import dev.furrow.Worker;
import dev.furrow.WorkerBuilder;
import dev.furrow.WorkerOptions;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.EngineSettings;
import dev.furrow.internal.worker.ActivityTaskHandler;
import dev.furrow.internal.worker.Backstage;
import dev.furrow.internal.worker.DecisionTaskHandler;
import dev.furrow.lowlevel.SwfClient;
import dev.furrow.payload.Payloads;
import dev.furrow.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A service with one worker inside the test, on virtual time.
///
/// Whatever the test asks of the client happens at once, with everything that follows from it, until all
/// workflows wait and no activity runs. When the test waits for a workflow, time jumps to whatever is due next;
/// so days pass in milliseconds, and every run of a test is the same. It is the same engine as the server's and
/// the same worker as in production. Each decision is made by replaying the whole history, so code that does not
/// do the same each time is found by its first test; then what the test waits for throws the report.
///
/// What is served here is served on every task list: tasks that a workflow puts on a list of its own are done by the
/// same worker.
///
/// Workflows and decisions run on the test's thread and strands of their own, activities on threads of their
/// own.
public final class TestFurrow implements AutoCloseable {
    private static final String TASK_LIST = "test";
    private static final long QUICK_MILLIS = 20;
    private static final long PATIENCE_MILLIS = 200;
    private static final long LONGEST_ACTIVITY_MILLIS = 20_000;

    private final TimeMode mode;
    private final TaskLists lists = new TaskLists(TASK_LIST);
    private final TestTransport transport;
    private final Furrow furrow;
    private final List<Consumer<WorkerBuilder>> registrations = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition activityEnded = lock.newCondition();
    /// Whether this is an activity's thread, or one that an activity has begun: waiting for activities to end, either
    /// could wait for itself.
    private final InheritableThreadLocal<Boolean> inside = new InheritableThreadLocal<>() {
        @Override
        protected Boolean initialValue() {
            return false;
        }
    };
    private WorkerOptions options =
            WorkerOptions.defaults().warm(0).registration(Registration.AUTO).identity("test");
    private @Nullable Worker worker;
    private @Nullable Throwable trouble;
    private int running;
    private boolean everyResultByItself;
    private long noDecisionSince = -1;
    private long noActivitySince = -1;

    /// On virtual time that jumps.
    public TestFurrow() {
        this(TimeMode.SKIP, Payloads.json());
    }

    /// In another mode, or with other payloads.
    public TestFurrow(TimeMode mode, Payloads payloads) {
        this(mode, FurrowOptions.domain("test").payloads(payloads));
    }

    /// In another mode, with interceptors, telemetry, or a domain of another name.
    ///
    /// @param options whose address and credentials mean nothing here
    public TestFurrow(TimeMode mode, FurrowOptions options) {
        this(mode, options, EngineSettings.DEFAULT);
    }

    /// With other quotas of the engine.
    TestFurrow(TimeMode mode, FurrowOptions options, EngineSettings settings) {
        this.mode = mode;
        transport = new TestTransport(mode == TimeMode.REAL, settings, lists, new Driving());
        furrow = Furrow.connect(options, transport);
        furrow.registerDomain();
    }

    /// Serves workflows, by classes with a constructor without parameters.
    public TestFurrow workflows(Class<?>... implementations) {
        return register(builder -> builder.workflows(implementations));
    }

    /// Serves a workflow whose objects a supplier makes.
    public <T> TestFurrow workflow(Class<T> implementation, Supplier<? extends T> factory) {
        return register(builder -> builder.workflow(implementation, factory));
    }

    /// Serves plans.
    public TestFurrow plans(Plan<?, ?>... plans) {
        return register(builder -> builder.plans(plans));
    }

    /// Serves activities by the objects that do them in production.
    public TestFurrow activities(Object... implementations) {
        return register(builder -> builder.activities(implementations));
    }

    /// Serves the activities of one interface by a mock or a lambda.
    public <T> TestFurrow activities(Class<T> contract, T implementation) {
        return register(builder -> builder.activities(contract, implementation));
    }

    /// Serves whatever a builder can, for example by factories.
    public TestFurrow configure(Consumer<WorkerBuilder> registration) {
        return register(registration);
    }

    private TestFurrow register(Consumer<WorkerBuilder> registration) {
        registrations.add(registration);
        Worker known = worker;
        if (known != null) {
            known.close();
            worker = null;
        }
        worker();
        return this;
    }

    /// Keeps executions in memory between decisions, as in production, instead of replaying each one.
    public TestFurrow warm(int executions) {
        return options(options.warm(executions));
    }

    /// With other options for the worker. Its number of pollers means nothing here.
    public TestFurrow options(WorkerOptions others) {
        options = others;
        return registrations.isEmpty() ? this : register(builder -> {});
    }

    /// The options of the worker.
    public WorkerOptions options() {
        return options;
    }

    private Worker worker() {
        Worker known = worker;
        if (known == null) {
            WorkerBuilder builder = furrow.worker(TASK_LIST).options(options);
            registrations.forEach(registration -> registration.accept(builder));
            known = Backstage.prepare(builder, Worker.class);
            worker = known;
        }
        return known;
    }

    /// Starts workflows and follows them.
    public FurrowClient client() {
        return furrow.client();
    }

    /// The 39 operations.
    public SwfClient swf() {
        return furrow.swf();
    }

    /// The time of the engine.
    public Instant now() {
        return Instant.ofEpochMilli(transport.now());
    }

    /// Lets time pass; whatever is due meanwhile happens at its own moment, with everything that follows.
    public void skip(Duration time) {
        long end = transport.now() + time.toMillis();
        lock.lock();
        try {
            settle(LONGEST_ACTIVITY_MILLIS);
            while (transport.nextDeadline() <= end) {
                transport.advanceTo(transport.nextDeadline());
                settle(LONGEST_ACTIVITY_MILLIS);
            }
            transport.advanceTo(end);
            settle(LONGEST_ACTIVITY_MILLIS);
        } finally {
            lock.unlock();
        }
        complain();
    }

    /// Drops all executions from memory; they are rebuilt from their histories.
    public void evict() {
        Backstage.core(worker()).decisions().evictAll();
    }

    /// Loses the answer to the next decision task, as a worker that dies does: the task times out and is made
    /// again.
    public TestFurrow loseNextDecision() {
        transport.lose(Operation.RESPOND_DECISION_TASK_COMPLETED);
        return this;
    }

    /// Loses the next result of an activity, as a worker that dies does: the activity times out.
    public TestFurrow loseNextActivityResult() {
        transport.lose(Operation.RESPOND_ACTIVITY_TASK_COMPLETED);
        return this;
    }

    /// Delivers the next signal twice, as when its sender does not hear that it has arrived and sends it again: the
    /// history has it two times, and the handler is called for each.
    public TestFurrow repeatNextSignal() {
        transport.repeat(Operation.SIGNAL_WORKFLOW_EXECUTION);
        return this;
    }

    /// Makes things go on for those who wait.
    private final class Driving implements TestTransport.Waiting {
        @Override
        public void pause(Duration atMost) throws InterruptedException {
            if (inside.get()) {
                // An activity that waits for a workflow: the test's own thread drives.
                Thread.sleep(Math.min(5, atMost.toMillis()));
                return;
            }
            lock.lockInterruptibly();
            try {
                boolean went = settle(LONGEST_ACTIVITY_MILLIS);
                if (trouble == null && !went) {
                    letTimePass(atMost);
                }
            } finally {
                lock.unlock();
            }
            complain();
        }

        @Override
        public void changed() {
            if (inside.get() || !lock.tryLock()) {
                return;
            }
            try {
                settle(PATIENCE_MILLIS);
            } finally {
                lock.unlock();
            }
        }
    }

    // Whoever pauses asks again in any case; waking for nothing costs a question.
    @SuppressWarnings("WaitNotInLoop")
    private void letTimePass(Duration atMost) throws InterruptedException {
        switch (mode) {
            case SKIP -> jump();
            case MANUAL -> activityEnded.awaitNanos(atMost.toNanos());
            case REAL -> {
                long due = transport.nextDeadline();
                Thread.sleep(Math.clamp(due - transport.now(), 1, Math.max(1, atMost.toMillis())));
                transport.advanceTo(transport.now());
            }
        }
        settle(LONGEST_ACTIVITY_MILLIS);
    }

    /// To the next time at which something happens: what was due may have become pointless meanwhile.
    private void jump() {
        long before = transport.changes();
        long due;
        do {
            due = transport.nextDeadline();
            if (due == Long.MAX_VALUE) {
                throw new IllegalStateException("Nothing is left that could happen, and the test waits for a workflow");
            }
            transport.advanceTo(due);
        } while (transport.changes() == before && transport.nextDeadline() > due);
    }

    /// Works until there is nothing to do now. Called with the lock.
    ///
    /// @param patience how long activities that run are waited for, in milliseconds
    /// @return whether there was anything to do
    private boolean settle(long patience) {
        boolean any = false;
        boolean went = true;
        while (went && trouble == null) {
            went = worker != null && step(patience);
            any |= went;
        }
        return any;
    }

    /// Activities come first, and those that end at once are waited for: what a thousand of them bring is one
    /// decision.
    private boolean step(long patience) {
        if (everyResultByItself && decide()) {
            return true;
        }
        return act() || awaitActivity(Math.min(QUICK_MILLIS, patience)) || decide() || awaitActivity(patience);
    }

    /// Makes a decision for each result instead of one for many; slower, but nothing comes together that could
    /// come apart.
    TestFurrow everyResultByItself() {
        everyResultByItself = true;
        return this;
    }

    private boolean decide() {
        var decisions = Backstage.core(worker()).decisions();
        long before = transport.changes();
        DecisionTask taken = before == noDecisionSince ? null : nextDecision(decisions);
        if (taken == null) {
            noDecisionSince = before;
            return false;
        }
        // On a virtual thread, as in production: there the baton passes between driver and strands in no time.
        @Nullable Throwable[] defect = new Throwable[1];
        Thread decider = Thread.ofVirtual().name("decision").start(() -> {
            inside.set(true);
            defect[0] = decisions.handle(taken);
        });
        joinUninterruptibly(decider);
        trouble = defect[0];
        return true;
    }

    private @Nullable DecisionTask nextDecision(DecisionTaskHandler decisions) {
        String own = decisions.ownList();
        DecisionTask task = own == null ? null : furrow.swf().pollForDecisionTask(decisions.poll(own));
        if (task != null && task.taskToken() != null) {
            return task;
        }
        for (String list : lists.forDecisions()) {
            task = furrow.swf().pollForDecisionTask(decisions.poll(list));
            if (task.taskToken() != null) {
                return task;
            }
        }
        return null;
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean act() {
        var activities = Backstage.core(worker()).activities();
        long before = transport.changes();
        if (before == noActivitySince) {
            return false;
        }
        for (String list : lists.forActivities()) {
            ActivityTask task = furrow.swf().pollForActivityTask(activities.poll(list));
            if (task.taskToken() != null) {
                run(activities, task, list);
                return true;
            }
        }
        noActivitySince = before;
        return false;
    }

    private void run(ActivityTaskHandler activities, ActivityTask task, String list) {
        running++;
        Thread.ofVirtual().name("activity-" + task.activityId()).start(() -> {
            inside.set(true);
            try {
                activities.handle(task, list);
            } finally {
                lock.lock();
                try {
                    running--;
                    activityEnded.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        });
    }

    /// Waits until an activity ends.
    private boolean awaitActivity(long patience) {
        if (running == 0) {
            return false;
        }
        int before = running;
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(patience);
            while (running == before && left > 0) {
                left = activityEnded.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (running == before && patience == LONGEST_ACTIVITY_MILLIS) {
            throw new IllegalStateException("An activity has been running for " + patience
                    + " ms of real time, and virtual time stands still meanwhile");
        }
        return running != before;
    }

    /// Throws what has kept a decision from being made.
    private void complain() {
        Throwable why = trouble;
        trouble = null;
        if (why instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (why instanceof Error error) {
            throw error;
        }
    }

    @Override
    public void close() {
        furrow.close();
    }
}
