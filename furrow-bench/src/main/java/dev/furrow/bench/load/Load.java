package dev.furrow.bench.load;

import dev.furrow.api.sigv4.Credentials;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// Drives a script: starters, deciders and workers, each a number of connections on one thread.
///
/// Closed loop: so many workflows are open at any time, the next starts when one ends. Open loop: workflows start at
/// their appointed times whatever became of the others, and latency counts from the appointed time. A workflow has
/// ended when the server has acknowledged the decision that completes it.
///
/// Latency is counted in windows. In the closed loop a workflow counts that both began and ended in the window. In
/// the open loop every workflow counts that was appointed in the window, whenever it ends: to leave out those that a
/// stalled server has not finished by the window's end would hide the stall.
public final class Load implements AutoCloseable {
    private static final byte[] TASK_TOKEN = Scan.ascii("\"taskToken\":\"");
    private static final byte[] WORKFLOW_ID = Scan.ascii("\"workflowId\":\"");
    private static final String ENDS = "{\"decisionType\":\"CompleteWorkflowExecution\"";
    private static final long MAX_MICROS = 600_000_000L;

    private record Starting(String workflowId, Script.Beginning beginning) {}

    private enum Mode {
        PAUSED,
        CLOSED_LOOP,
        OPEN_LOOP
    }

    private final HttpLoop loop;
    private final Requests requests;
    private final Script script;
    private final String prefix;
    private final Deque<Connection> idleStarters = new ArrayDeque<>();
    private final Deque<Starting> waitingToStart = new ArrayDeque<>();
    private final Map<String, Long> open = new HashMap<>();
    private final Histogram latencyMicros = new Histogram(MAX_MICROS, 3);
    /// Starters are connected when they have something to say: a server hangs up on who is silent at first.
    private int unconnected;

    private Mode mode = Mode.PAUSED;
    private boolean openLoop;
    private boolean measuring;
    private long windowBegan;
    private long windowEnded;
    private long started;
    private long ended;
    private long errors;
    private String lastError = "";

    /// @param starters connections that start workflows
    /// @param pollers connections that poll for decision tasks, and as many that poll for activity tasks
    public Load(InetSocketAddress server, Script script, int starters, int pollers) {
        this(server, null, script, starters, pollers);
    }

    /// @param credentials who signs the requests; null for nobody
    /// @param starters connections that start workflows
    /// @param pollers connections that poll for decision tasks, and as many that poll for activity tasks
    public Load(InetSocketAddress server, @Nullable Credentials credentials, Script script, int starters, int pollers) {
        loop = new HttpLoop(server);
        requests = new Requests(server, credentials);
        this.script = script;
        prefix = Long.toString(System.nanoTime(), 36) + "-";
        register(server, requests);
        unconnected = starters;
        for (int i = 0; i < pollers; i++) {
            pollForDecisionTask(loop.connect());
            if (script.hasActivities()) {
                pollForActivityTask(loop.connect());
            }
        }
    }

    /// Makes the domain and the types on a server; those that are there already are as good.
    public static void register(InetSocketAddress server) {
        register(server, new Requests(server));
    }

    private static void register(InetSocketAddress server, Requests requests) {
        try (Caller caller = new Caller(server)) {
            for (Bodies.Named each : Bodies.registrations()) {
                caller.ask(requests.of(each.operation(), each.body()));
            }
        }
    }

    /// Keeps so many workflows open from now on.
    ///
    /// @param spreadMillis over which time the first ones start
    public void closedLoop(int concurrency, long spreadMillis) {
        mode = Mode.CLOSED_LOOP;
        openLoop = false;
        long now = System.nanoTime();
        for (int i = 0; i < concurrency; i++) {
            long at = now + TimeUnit.MILLISECONDS.toNanos(spreadMillis) * i / concurrency;
            loop.at(at, () -> {
                if (mode == Mode.CLOSED_LOOP) {
                    start(at);
                }
            });
        }
    }

    /// Starts so many workflows a second from now on.
    public void openLoop(double perSecond) {
        mode = Mode.OPEN_LOOP;
        openLoop = true;
        next(System.nanoTime(), (long) (1e9 / perSecond));
    }

    private void next(long at, long interval) {
        loop.at(at, () -> {
            if (mode == Mode.OPEN_LOOP) {
                start(at);
                next(at + interval, interval);
            }
        });
    }

    /// Drives for a time.
    public void run(long millis) {
        loop.runUntil(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /// Drives until so many workflows have ended, ever, but no longer than a time.
    ///
    /// @return whether they have
    public boolean runUntilEnded(long count, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return loop.runUntil(() -> ended >= count || errors > 0, end) && ended >= count;
    }

    /// Begins to count latency.
    public void beginWindow() {
        measuring = true;
        windowBegan = System.nanoTime();
        windowEnded = Long.MAX_VALUE;
    }

    /// Ceases to count latency; of an open loop, for what is appointed from now on.
    public void endWindow() {
        measuring = false;
        windowEnded = System.nanoTime();
    }

    /// Starts nothing more and waits until everything open has ended, but no longer than a time. What a server has
    /// not ended of an open loop by then counts with the time that it has taken so far.
    ///
    /// @return whether nothing is open
    public boolean drain(long millis) {
        mode = Mode.PAUSED;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean drained = loop.runUntil(open::isEmpty, end);
        for (long countsFrom : open.values()) {
            count(countsFrom);
        }
        // What the server has lost or left must not count once more after the next window.
        open.clear();
        waitingToStart.clear();
        return drained;
    }

    private void start(long countsFrom) {
        Starting next = new Starting(prefix + started++, script.next());
        open.put(next.workflowId, countsFrom);
        Connection connection = idleStarters.poll();
        if (connection == null && unconnected > 0) {
            unconnected--;
            connection = loop.connect();
        }
        if (connection == null) {
            waitingToStart.add(next);
        } else {
            start(connection, next);
        }
    }

    private void start(Connection connection, Starting next) {
        byte[] request = requests.start(next.beginning.workflowType(), next.workflowId);
        connection.send(request, (status, bytes, from, to) -> {
            check("StartWorkflowExecution", status, bytes, from, to);
            if (next.beginning.signalled()) {
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
        connection.send(requests.pollForDecisionTask(), (status, bytes, from, to) -> {
            check("PollForDecisionTask", status, bytes, from, to);
            String token = Scan.textAfter(bytes, from, to, TASK_TOKEN);
            if (token.isEmpty()) {
                pollForDecisionTask(connection);
                return;
            }
            String workflowId = Scan.textAfter(bytes, from, to, WORKFLOW_ID);
            String decisions = script.decide(bytes, from, to);
            boolean completes = decisions.startsWith(ENDS);
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
        connection.send(requests.pollForActivityTask(), (status, bytes, from, to) -> {
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
        ended++;
        Long countsFrom = open.remove(workflowId);
        if (countsFrom == null) {
            // It was there before this load, or was given up.
            return;
        }
        count(countsFrom);
        if (mode == Mode.CLOSED_LOOP) {
            start(System.nanoTime());
        }
    }

    private void count(long countsFrom) {
        boolean begunInWindow = windowBegan != 0 && countsFrom - windowBegan >= 0;
        if (begunInWindow && (openLoop ? countsFrom < windowEnded : measuring)) {
            latencyMicros.recordValue(Math.min(MAX_MICROS, (System.nanoTime() - countsFrom) / 1_000));
        }
    }

    private void check(String operation, int status, byte[] bytes, int from, int to) {
        if (status != 200) {
            errors++;
            lastError = operation + " " + status + " " + new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /// What carries it, for those who send something beside it.
    public HttpLoop loop() {
        return loop;
    }

    /// Workflows that have ended so far.
    public long ended() {
        return ended;
    }

    /// Answers that have come in so far.
    public long responses() {
        return loop.responses();
    }

    /// Workflows that are open.
    public int open() {
        return open.size();
    }

    /// Requests that were refused.
    public long errors() {
        return errors;
    }

    /// The last refusal.
    public String lastError() {
        return lastError;
    }

    /// Start to completion, in microseconds, of what counts.
    public Histogram latencyMicros() {
        return latencyMicros;
    }

    @Override
    public void close() {
        loop.close();
    }
}
