package dev.furrow.bench.load;

import java.util.StringJoiner;

/// The work that is measured: the same as that of the peers.
public enum Workload implements Script {
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
    private final Beginning beginning;

    Workload(int requests) {
        this.requests = requests;
        beginning = new Beginning(name(), name().equals("W5"));
    }

    /// How many requests one workflow takes at least over the plain protocol.
    public int requests() {
        return requests;
    }

    @Override
    public Beginning next() {
        return beginning;
    }

    @Override
    public boolean hasActivities() {
        return this == W1 || this == W2 || this == W3;
    }

    @Override
    public String decide(byte[] bytes, int from, int to) {
        return switch (this) {
            case W1 -> sequence(1, bytes, from, to);
            case W2 -> sequence(10, bytes, from, to);
            case W3 -> {
                if (Scan.indexOf(bytes, from, to, SCHEDULED) < 0) {
                    yield HUNDRED;
                }
                yield Scan.count(bytes, from, to, COMPLETED) >= 100 ? Bodies.complete() : "";
            }
            case W4 -> {
                if (Scan.indexOf(bytes, from, to, TIMER_FIRED) >= 0) {
                    yield Bodies.complete();
                }
                yield Scan.indexOf(bytes, from, to, TIMER_STARTED) >= 0 ? "" : Bodies.timer(1);
            }
            case W5 -> Scan.indexOf(bytes, from, to, SIGNALED) >= 0 ? Bodies.complete() : "";
        };
    }

    private static String sequence(int steps, byte[] bytes, int from, int to) {
        int completed = Scan.count(bytes, from, to, COMPLETED);
        if (completed >= steps) {
            return Bodies.complete();
        }
        return Scan.count(bytes, from, to, SCHEDULED) > completed ? "" : Bodies.schedule(completed);
    }

    private static String hundred() {
        StringJoiner decisions = new StringJoiner(",");
        for (int i = 0; i < 100; i++) {
            decisions.add(Bodies.schedule(i));
        }
        return decisions.toString();
    }
}
