package dev.furrow.bench;

import java.util.StringJoiner;

/// The work that is measured: the same as that of the peers.
enum Workload {
    /// One activity.
    W1(7),
    /// Ten activities, one after the other.
    W2(43),
    /// A hundred activities at the same time.
    W3(205),
    /// A timer of one second.
    W4(6),
    /// Wait for a signal.
    W5(6);

    private static final byte[] SCHEDULED = Scan.ascii("\"ActivityTaskScheduled\"");
    private static final byte[] COMPLETED = Scan.ascii("\"ActivityTaskCompleted\"");
    private static final byte[] TIMER_STARTED = Scan.ascii("\"TimerStarted\"");
    private static final byte[] TIMER_FIRED = Scan.ascii("\"TimerFired\"");
    private static final byte[] SIGNALED = Scan.ascii("\"WorkflowExecutionSignaled\"");
    private static final String HUNDRED = hundred();

    private final int requests;

    Workload(int requests) {
        this.requests = requests;
    }

    /// How many requests one workflow takes at least over the plain protocol.
    int requests() {
        return requests;
    }

    /// What the decider of this workload says to a history; an empty text for no decisions.
    String decide(byte[] bytes, int from, int to) {
        return switch (this) {
            case W1 -> sequence(1, bytes, from, to);
            case W2 -> sequence(10, bytes, from, to);
            case W3 -> {
                if (Scan.indexOf(bytes, from, to, SCHEDULED) < 0) {
                    yield HUNDRED;
                }
                yield Scan.count(bytes, from, to, COMPLETED) >= 100 ? Requests.complete() : "";
            }
            case W4 -> {
                if (Scan.indexOf(bytes, from, to, TIMER_FIRED) >= 0) {
                    yield Requests.complete();
                }
                yield Scan.indexOf(bytes, from, to, TIMER_STARTED) >= 0 ? "" : Requests.timer(1);
            }
            case W5 -> Scan.indexOf(bytes, from, to, SIGNALED) >= 0 ? Requests.complete() : "";
        };
    }

    private static String sequence(int steps, byte[] bytes, int from, int to) {
        int completed = Scan.count(bytes, from, to, COMPLETED);
        if (completed >= steps) {
            return Requests.complete();
        }
        return Scan.count(bytes, from, to, SCHEDULED) > completed ? "" : Requests.schedule(completed);
    }

    private static String hundred() {
        StringJoiner decisions = new StringJoiner(",");
        for (int i = 0; i < 100; i++) {
            decisions.add(Requests.schedule(i));
        }
        return decisions.toString();
    }
}
