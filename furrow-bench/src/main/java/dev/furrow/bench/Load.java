package dev.furrow.bench;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Drives one workload: starters, deciders and workers, each a number of connections on one thread.
///
/// Closed loop: so many workflows are open at any time, the next starts when one ends. Open loop: workflows start at
/// their appointed times whatever became of the others, and latency counts from the appointed time. A workflow has
/// ended when the server has acknowledged the decision that completes it.
final class Load implements AutoCloseable {
    private static final byte[] TASK_TOKEN = Scan.ascii("\"taskToken\":\"");
    private static final byte[] WORKFLOW_ID = Scan.ascii("\"workflowId\":\"");

    private record Starting(String workflowId, long countsFrom) {}

    private final HttpLoop loop;
    private final Requests requests;
    private final Workload workload;
    private final String prefix;
    private final byte[] pollForDecisionTask;
    private final byte[] pollForActivityTask;
    private final Deque<Connection> idleStarters = new ArrayDeque<>();
    private final Deque<Starting> waitingToStart = new ArrayDeque<>();
    private final Map<String, Long> open = new HashMap<>();
    private final Histogram latencyMicros = new Histogram(600_000_000L, 3);
    private boolean closedLoop;
    private boolean ending;
    private long started;
    private long ended;
    private long errors;
    private String lastError = "";

    /// @param pollers connections that poll for decision tasks, and as many that poll for activity tasks
    Load(InetSocketAddress server, Workload workload, int starters, int pollers) {
        loop = new HttpLoop(server);
        requests = new Requests(server);
        this.workload = workload;
        prefix = workload + "-" + Long.toString(System.nanoTime(), 36) + "-";
        pollForDecisionTask = requests.pollForDecisionTask();
        pollForActivityTask = requests.pollForActivityTask();
        register();
        for (int i = 0; i < starters; i++) {
            idleStarters.add(loop.connect());
        }
        for (int i = 0; i < pollers; i++) {
            pollForDecisionTask(loop.connect());
            if (workload == Workload.W1 || workload == Workload.W2 || workload == Workload.W3) {
                pollForActivityTask(loop.connect());
            }
        }
    }

    /// Makes the domain and the types; those that are there already are as good.
    private void register() {
        Connection connection = loop.connect();
        Deque<byte[]> all = new ArrayDeque<>();
        all.add(requests.registerDomain());
        for (Workload each : Workload.values()) {
            all.add(requests.registerWorkflowType(each.name()));
        }
        all.add(requests.registerActivityType());
        while (!all.isEmpty()) {
            connection.send(all.remove(), (status, bytes, from, to) -> {});
            while (connection.isBusy()) {
                loop.runUntil(System.nanoTime() + 5_000_000);
            }
        }
        connection.close();
    }

    /// Keeps so many workflows open.
    void closedLoop(int concurrency) {
        closedLoop = true;
        for (int i = 0; i < concurrency; i++) {
            start(System.nanoTime());
        }
    }

    /// Starts so many workflows a second from now on.
    void openLoop(double perSecond) {
        next(System.nanoTime(), (long) (1e9 / perSecond));
    }

    private void next(long at, long interval) {
        loop.at(at, () -> {
            if (!ending) {
                start(at);
                next(at + interval, interval);
            }
        });
    }

    /// Drives for a time.
    void run(long millis) {
        loop.runUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// Starts nothing more and waits until everything open has ended, but no longer than a time.
    void finish(long millis) {
        ending = true;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!open.isEmpty() && System.nanoTime() < end) {
            run(20);
        }
    }

    private void start(long countsFrom) {
        Starting next = new Starting(prefix + started++, countsFrom);
        Connection connection = idleStarters.poll();
        if (connection == null) {
            waitingToStart.add(next);
        } else {
            start(connection, next);
        }
    }

    private void start(Connection connection, Starting next) {
        open.put(next.workflowId, next.countsFrom);
        connection.send(requests.start(workload.name(), next.workflowId), (status, bytes, from, to) -> {
            check("StartWorkflowExecution", status, bytes, from, to);
            if (workload == Workload.W5) {
                connection.send(requests.signal(next.workflowId), (signalStatus, b, f, t) -> {
                    check("SignalWorkflowExecution", signalStatus, b, f, t);
                    idle(connection);
                });
            } else {
                idle(connection);
            }
        });
    }

    private void idle(Connection connection) {
        Starting waiting = waitingToStart.poll();
        if (waiting == null) {
            idleStarters.add(connection);
        } else {
            start(connection, waiting);
        }
    }

    private void pollForDecisionTask(Connection connection) {
        connection.send(pollForDecisionTask, (status, bytes, from, to) -> {
            check("PollForDecisionTask", status, bytes, from, to);
            String token = Scan.textAfter(bytes, from, to, TASK_TOKEN);
            if (token.isEmpty()) {
                pollForDecisionTask(connection);
                return;
            }
            String workflowId = Scan.textAfter(bytes, from, to, WORKFLOW_ID);
            String decisions = workload.decide(bytes, from, to);
            boolean completes = decisions.startsWith("{\"decisionType\":\"Complete");
            connection.send(requests.decide(token, decisions), (answer, b, f, t) -> {
                check("RespondDecisionTaskCompleted", answer, b, f, t);
                if (completes && answer == 200) {
                    ended(workflowId);
                }
                pollForDecisionTask(connection);
            });
        });
    }

    private void pollForActivityTask(Connection connection) {
        connection.send(pollForActivityTask, (status, bytes, from, to) -> {
            check("PollForActivityTask", status, bytes, from, to);
            String token = Scan.textAfter(bytes, from, to, TASK_TOKEN);
            if (token.isEmpty()) {
                pollForActivityTask(connection);
                return;
            }
            connection.send(requests.completeActivity(token), (answer, b, f, t) -> {
                check("RespondActivityTaskCompleted", answer, b, f, t);
                pollForActivityTask(connection);
            });
        });
    }

    private void ended(String workflowId) {
        Long countsFrom = open.remove(workflowId);
        if (countsFrom == null) {
            // Left over from an earlier run on the same server.
            return;
        }
        ended++;
        latencyMicros.recordValue(Math.min(600_000_000L, (System.nanoTime() - countsFrom) / 1_000));
        if (closedLoop && !ending) {
            start(System.nanoTime());
        }
    }

    private void check(String operation, int status, byte[] bytes, int from, int to) {
        if (status != 200) {
            errors++;
            lastError = operation + " " + status + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /// Workflows that have ended so far.
    long ended() {
        return ended;
    }

    /// Answers that have come in so far.
    long responses() {
        return loop.responses();
    }

    /// Workflows that are open.
    int open() {
        return open.size();
    }

    /// Requests that were refused.
    long errors() {
        return errors;
    }

    /// The last refusal.
    String lastError() {
        return lastError;
    }

    /// Start to completion, in microseconds, since the last [#forget].
    Histogram latencyMicros() {
        return latencyMicros;
    }

    /// Forgets the latencies of the warm-up.
    void forget() {
        latencyMicros.reset();
    }

    @Override
    public void close() {
        loop.close();
    }
}
