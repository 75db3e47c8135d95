package dev.furrow.bench.load;

import org.HdrHistogram.Histogram;

/// Plays a script and watches its timers: how late each fired by its history's own words, and how late the decision
/// task that tells of it arrived. Server and driver must share a clock, as they do on one machine.
public final class TimerWatch implements Script {
    private static final byte[] TIMER_STARTED = Scan.ascii("\"TimerStarted\"");
    private static final byte[] TIMER_FIRED = Scan.ascii("\"TimerFired\"");
    private static final byte[] SECONDS = Scan.ascii("\"startToFireTimeout\":\"");
    private static final long MAX_MILLIS = 3_600_000;

    private final Script script;
    private final Histogram firedLate = new Histogram(MAX_MILLIS, 3);
    private final Histogram arrivedLate = new Histogram(MAX_MILLIS, 3);
    private boolean watching;

    /// @param script starts one timer in each workflow
    public TimerWatch(Script script) {
        this.script = script;
    }

    /// Begins or ceases to count.
    public void watch(boolean on) {
        watching = on;
    }

    /// Milliseconds from due to the time of the event `TimerFired`.
    public Histogram firedLate() {
        return firedLate;
    }

    /// Milliseconds from due to the arrival of the decision task.
    public Histogram arrivedLate() {
        return arrivedLate;
    }

    @Override
    public Beginning next() {
        return script.next();
    }

    @Override
    public boolean hasActivities() {
        return script.hasActivities();
    }

    @Override
    public String decide(byte[] bytes, int from, int to) {
        if (watching) {
            look(bytes, from, to);
        }
        return script.decide(bytes, from, to);
    }

    private void look(byte[] bytes, int from, int to) {
        int fired = Scan.indexOf(bytes, from, to, TIMER_FIRED);
        int started = Scan.indexOf(bytes, from, to, TIMER_STARTED);
        if (fired < 0 || started < 0) {
            return;
        }
        long due = Scan.eventTime(bytes, from, started) + Scan.numberAfter(bytes, started, to, SECONDS) * 1_000;
        long late = Scan.eventTime(bytes, from, fired) - due;
        if (late < 0) {
            throw new IllegalStateException("A timer has fired " + -late + " ms early, by its history's own times");
        }
        firedLate.recordValue(Math.min(MAX_MILLIS, late));
        // The machine's clock may have been set back, which the server's own clock does not follow.
        arrivedLate.recordValue(Math.clamp(System.currentTimeMillis() - due, 0, MAX_MILLIS));
    }
}
