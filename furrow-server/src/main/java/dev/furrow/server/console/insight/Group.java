package dev.furrow.server.console.insight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events of one history that tell of one thing: an activity task from its schedule to its end, a timer, a child.
/// Grows with the history. Not safe for use by several threads while it grows.
public final class Group {
    /// What sort of thing.
    public enum Kind {
        EXECUTION,
        DECISION,
        ACTIVITY,
        TIMER,
        CHILD,
        SIGNAL,
        EXTERNAL,
        FUNCTION,
        MARKER,
        REFUSED
    }

    /// How it has ended.
    public enum Outcome {
        OPEN,
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELED,
        TERMINATED,
        /// What has no end of its own: a signal, a marker.
        NOTED
    }

    private final Kind kind;
    private final int number;
    private final String name;
    private final String id;
    private final int openedBy;
    private final long openedAt;
    private final List<Integer> events = new ArrayList<>(3);
    private @Nullable String list;
    private @Nullable String who;
    private @Nullable String runId;
    private int startedBy;
    private long startedAt;
    private int closedBy;
    private long closedAt;
    private Outcome outcome = Outcome.OPEN;

    Group(Kind kind, int number, String name, String id, int openedBy, long openedAt) {
        this.kind = kind;
        this.number = number;
        this.name = name;
        this.id = id;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
        events.add(openedBy);
    }

    Group on(String taskList) {
        list = taskList;
        return this;
    }

    Group by(@Nullable String identity) {
        who = identity;
        return this;
    }

    Group run(String id) {
        runId = id;
        return this;
    }

    Group noted() {
        outcome = Outcome.NOTED;
        closedBy = openedBy;
        closedAt = openedAt;
        return this;
    }

    void add(int event) {
        events.add(event);
    }

    void start(int event, long at) {
        events.add(event);
        startedBy = event;
        startedAt = at;
    }

    void close(int event, long at, Outcome how) {
        if (event != openedBy) {
            events.add(event);
        }
        closedBy = event;
        closedAt = at;
        outcome = how;
    }

    /// What sort of thing it is.
    public Kind kind() {
        return kind;
    }

    /// Its place among the groups of the history, from 0.
    public int number() {
        return number;
    }

    /// What it is called: an activity type, a signal's name, a timer's id.
    public String name() {
        return name;
    }

    /// The id that the decider chose; empty where there is none beside the name.
    public String id() {
        return id;
    }

    /// Its task list.
    public @Nullable String list() {
        return list;
    }

    /// Who has taken it.
    public @Nullable String who() {
        return who;
    }

    /// The run of a child.
    public @Nullable String runId() {
        return runId;
    }

    /// The event that opened it.
    public int openedBy() {
        return openedBy;
    }

    /// When it was opened, in milliseconds since 1970.
    public long openedAt() {
        return openedAt;
    }

    /// The event that started it; 0 if none has.
    public int startedBy() {
        return startedBy;
    }

    /// When it was started, in milliseconds since 1970.
    public long startedAt() {
        return startedAt;
    }

    /// The event that ended it; 0 while it is open.
    public int closedBy() {
        return closedBy;
    }

    /// When it ended, in milliseconds since 1970.
    public long closedAt() {
        return closedAt;
    }

    /// How it has ended.
    public Outcome outcome() {
        return outcome;
    }

    /// Its events in order.
    public List<Integer> events() {
        return List.copyOf(events);
    }

    /// Which attempt it is.
    public int attempt() {
        return kind == Kind.ACTIVITY ? attempt(id) : 1;
    }

    /// Which attempt an activity is, as our SDK names them: `main.3`, `main.3~2`, `main.3~3`.
    public static int attempt(String activityId) {
        int tilde = activityId.lastIndexOf('~');
        int digits = activityId.length() - tilde - 1;
        if (tilde < 1 || digits < 1 || digits > 4) {
            return 1;
        }
        int number = 0;
        for (int i = tilde + 1; i < activityId.length(); i++) {
            char c = activityId.charAt(i);
            if (c < '0' || c > '9') {
                return 1;
            }
            number = number * 10 + c - '0';
        }
        return Math.max(1, number);
    }
}
