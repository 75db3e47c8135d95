package dev.furrow.server.console.bulk;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.RequestCancelWorkflowExecutionRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.TerminateWorkflowExecutionRequest;
import dev.furrow.server.console.bulk.Plan.State;
import dev.furrow.server.console.page.Agent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One job. It runs on threads of its own, as the person who has begun it: each call is authorised by the policies of
/// its moment, and the job stops when that person may no longer ask.
///
/// After a restart it does not go on by itself, because nobody is signed in any more; it says that it was
/// interrupted, and whoever goes on with it does so with his own permissions. Safe for use by many threads.
public final class BulkJob {
    private static final Logger LOG = LoggerFactory.getLogger(BulkJob.class);
    /// So many calls are under way at a time.
    static final int AT_ONCE = 16;
    private static final int LOOK_AT_CALLER_EVERY = 50;
    private static final int TRIES = 60;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final JobFiles files;
    private final List<WorkflowExecution> targets;
    private final BitSet settled = new BitSet();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private Plan plan;
    private int done;
    private boolean uncertain;
    private @Nullable Thread runner;

    /// A new job.
    BulkJob(JobFiles files, Plan plan, List<WorkflowExecution> targets) {
        this.files = files;
        this.plan = plan;
        this.targets = List.copyOf(targets);
        files.write(this.targets);
        files.write(plan);
    }

    /// A job that an earlier start has left.
    BulkJob(JobFiles files) {
        this.files = files;
        targets = files.targets();
        Plan found = files.plan();
        for (JobFiles.Outcome outcome : files.outcomes()) {
            count(outcome.index(), outcome.refusal());
        }
        boolean wasUnderWay = found.state() == State.RUNNING || found.state() == State.WAITING;
        plan = wasUnderWay ? found.in(State.INTERRUPTED, found.startsAt(), null) : found;
        uncertain = found.state() == State.RUNNING;
    }

    /// What is to be done, and where it stands.
    public synchronized Plan plan() {
        return plan;
    }

    /// The executions.
    public List<WorkflowExecution> targets() {
        return targets;
    }

    /// How many were done.
    public synchronized int done() {
        return done;
    }

    /// How many were tried.
    public synchronized int settled() {
        return settled.cardinality();
    }

    /// Why some were refused, with their numbers.
    public synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /// Whether a crash may have hidden that up to [#AT_ONCE] more were done.
    public synchronized boolean isUncertain() {
        return uncertain;
    }

    /// Whether it is under way, or about to be.
    public boolean isMoving() {
        State state = plan().state();
        return state == State.WAITING || state == State.RUNNING;
    }

    /// How long until it begins.
    Duration startsIn(Instant now) {
        Instant starts = plan().startsAt();
        return starts == null || starts.isBefore(now) ? Duration.ZERO : Duration.between(now, starts);
    }

    private synchronized void count(int index, String refusal) {
        settled.set(index);
        if (refusal.isEmpty()) {
            done++;
        } else {
            refusals.merge(refusal, 1, Integer::sum);
        }
    }

    private synchronized boolean isSettled(int index) {
        return settled.get(index);
    }

    /// Begins after a while, in which [#stop] takes it back.
    ///
    /// @param agent who asks
    /// @param wait the while
    public synchronized void start(Plan filled, Agent agent, Duration wait) {
        if (plan.state() == State.WAITING || plan.state() == State.RUNNING || plan.state() == State.DONE) {
            return;
        }
        become(filled.in(State.WAITING, Instant.now().plus(wait), null));
        runner = Thread.ofVirtual().name("furrow-bulk-" + plan.id()).start(() -> run(agent, wait));
    }

    /// Begins at once.
    public synchronized void hurry() {
        Thread waiting = runner;
        if (plan.state() == State.WAITING && waiting != null) {
            waiting.interrupt();
        }
    }

    /// Takes it back, or stops it behind the calls that are under way.
    public synchronized void stop() {
        if (plan.state() == State.WAITING || plan.state() == State.RUNNING) {
            become(plan.in(State.STOPPED, plan.startsAt(), Instant.now()));
            Thread waiting = runner;
            if (waiting != null) {
                waiting.interrupt();
            }
        }
    }

    private void become(Plan next) {
        plan = next;
        files.write(next);
    }

    private synchronized boolean begin() {
        if (plan.state() != State.WAITING) {
            return false;
        }
        become(plan.in(State.RUNNING, Instant.now(), null));
        return true;
    }

    private synchronized void end(State state) {
        if (plan.state() == State.RUNNING) {
            become(plan.in(state, plan.startsAt(), Instant.now()));
        }
    }

    private boolean isRunning() {
        return plan().state() == State.RUNNING;
    }

    private void run(Agent agent, Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException hurried) {
            // Taken back or hurried on; the state says which.
            if (plan().state() != State.WAITING) {
                return;
            }
        }
        if (!begin()) {
            return;
        }
        try (OutputStream out = files.append()) {
            end(runAll(agent, out));
        } catch (IOException | RuntimeException defect) {
            LOG.error("The bulk job {} has failed", plan().id(), defect);
            end(State.INTERRUPTED);
        }
    }

    private State runAll(Agent agent, OutputStream out) {
        Semaphore room = new Semaphore(AT_ONCE);
        AtomicInteger lost = new AtomicInteger();
        for (int i = 0; i < targets.size() && isRunning() && lost.get() == 0; i++) {
            if (isSettled(i)) {
                continue;
            }
            if (i % LOOK_AT_CALLER_EVERY == 0 && !agent.isGood()) {
                lost.incrementAndGet();
                break;
            }
            int index = i;
            room.acquireUninterruptibly();
            Thread.ofVirtual().start(() -> {
                try {
                    String refusal = attempt(agent, targets.get(index));
                    if (refusal == null) {
                        lost.incrementAndGet();
                    } else {
                        write(out, index, refusal);
                    }
                } finally {
                    room.release();
                }
            });
        }
        room.acquireUninterruptibly(AT_ONCE);
        return lost.get() > 0 ? State.INTERRUPTED : State.DONE;
    }

    private void write(OutputStream out, int index, String refusal) {
        synchronized (out) {
            try {
                out.write(JobFiles.line(index, refusal));
            } catch (IOException e) {
                LOG.error("What a bulk job has done cannot be written down", e);
            }
        }
        count(index, refusal);
    }

    /// Does it to one.
    ///
    /// @return why it was refused; empty if it was done; null if the server takes nothing at present
    private @Nullable String attempt(Agent agent, WorkflowExecution target) {
        for (int i = 0; i < TRIES; i++) {
            try {
                ask(agent, target);
                return "";
            } catch (Fault fault) {
                if (fault.type() != FaultType.THROTTLING && fault.type() != FaultType.SERVICE_UNAVAILABLE) {
                    return fault.type().wireName();
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            if (!isRunning()) {
                return null;
            }
        }
        return null;
    }

    private void ask(Agent agent, WorkflowExecution target) {
        Plan what = plan();
        switch (what.action()) {
            case "signal" ->
                agent.run(new SignalWorkflowExecutionRequest(
                        what.domain(),
                        target.workflowId(),
                        target.runId(),
                        String.valueOf(what.signal()),
                        what.input()));
            case "cancel" ->
                agent.run(
                        new RequestCancelWorkflowExecutionRequest(what.domain(), target.workflowId(), target.runId()));
            default ->
                agent.run(new TerminateWorkflowExecutionRequest(
                        what.domain(),
                        target.workflowId(),
                        target.runId(),
                        what.reason(),
                        what.details(),
                        what.childPolicy()));
        }
    }
}
