package dev.furrow.server.console.insight;

import dev.furrow.engine.execution.OpenWork;
import dev.furrow.server.console.insight.Sentence.Piece;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Says why an execution waits, in the words of a string table.
///
/// @param table the pattern of a key
/// @param now against what durations are told
public record WhyWords(UnaryOperator<String> table, Instant now) {
    private Sentence say(String key, Object... arguments) {
        return Sentence.fill(table.apply(key), arguments);
    }

    /// One sentence with the whole chain.
    public Sentence sentence(Why why) {
        Sentence first = of(why.first());
        int others = why.causes().size() - 1;
        return switch (others) {
            case 0 -> first;
            case 1 -> say("why.and.one", first);
            default -> say("why.and.more", first, others);
        };
    }

    /// One cause.
    public Sentence of(Cause cause) {
        return switch (cause) {
            case Cause.DeciderWorks works -> decider(works);
            case Cause.DeciderMissing missing ->
                say(
                        "why.decider.missing",
                        name(missing.task().taskList()),
                        span(missing.task().scheduledAt()),
                        list(missing.list()),
                        attempt(missing.attempt()));
            case Cause.ActivityWorks works -> activity(works);
            case Cause.ActivityMissing missing ->
                say(
                        "why.activity.missing",
                        name(missing.task().activityType().name()),
                        name(missing.task().activityId()),
                        name(missing.task().taskList()),
                        list(missing.list()),
                        attempt(missing.attempt()));
            case Cause.TimerRuns runs ->
                say(
                        runs.timer().dueAt().isAfter(now) ? "why.timer" : "why.timer.overdue",
                        name(runs.timer().timerId()),
                        new Piece.Time(runs.timer().dueAt()),
                        until(runs.timer().dueAt()));
            case Cause.FunctionRuns runs ->
                say(
                        "why.function",
                        name(runs.call().name()),
                        deadline(runs.call().dueAt()));
            case Cause.ChildRuns runs -> child(runs);
            case Cause.RequestUnderWay under ->
                say("why.request", name(under.request().workflowId()));
            case Cause.NothingOpen nothing -> nothing(nothing);
            case Cause.Closed closed ->
                say("why.closed", table.apply("why.as." + closed.status()), new Piece.Time(closed.at()));
        };
    }

    private Sentence decider(Cause.DeciderWorks works) {
        OpenWork.Decider task = works.task();
        return say(
                "why.decider.works",
                who(works.who()),
                span(task.startedAt() == null ? task.scheduledAt() : task.startedAt()),
                deadline(task.timesOutAt()),
                attempt(works.attempt()));
    }

    private Sentence activity(Cause.ActivityWorks works) {
        OpenWork.Activity task = works.task();
        OpenWork.Timeout first =
                task.timeouts().isEmpty() ? null : task.timeouts().getFirst();
        return say(
                "why.activity.works",
                name(task.activityType().name()),
                name(task.activityId()),
                who(works.who()),
                span(task.startedAt() == null ? task.scheduledAt() : task.startedAt()),
                task.heartbeatAt() == null
                        ? say("why.heartbeat.none")
                        : say("why.heartbeat.last", span(task.heartbeatAt())),
                first == null
                        ? say("why.deadline.none")
                        : say("why.timeout." + first.type(), until(first.at()), new Piece.Time(first.at())),
                attempt(works.attempt()));
    }

    private Sentence child(Cause.ChildRuns runs) {
        Piece name = runs.runId() == null
                ? name(runs.child().workflowId())
                : new Piece.Execution(runs.child().workflowId(), runs.runId());
        return switch (runs.beyond()) {
            case Cause.Beyond.WaitsFor waits -> say("why.child", name, sentence(waits.why()));
            case Cause.Beyond.Round _ -> say("why.child.round", name);
            case Cause.Beyond.FurtherOn _ -> say("why.child.further", name);
            case Cause.Beyond.Unknown _ ->
                say(runs.child().startedEventId() == 0 ? "why.child.starting" : "why.child.unknown", name);
        };
    }

    private Sentence nothing(Cause.NothingOpen nothing) {
        Instant at = nothing.at();
        if (nothing.answeredBy() == 0 || at == null) {
            return say("why.nothing.unanswered", until(nothing.timesOutAt()));
        }
        return say(
                nothing.lastSignal() == null ? "why.nothing.stuck" : "why.nothing.signal",
                new Piece.Event(nothing.answeredBy()),
                who(nothing.who()),
                span(at),
                until(nothing.timesOutAt()),
                nothing.lastSignal() == null ? "" : name(nothing.lastSignal()));
    }

    private Sentence list(ListFacts list) {
        if (list.pollers() > 0) {
            return say(list.pollers() == 1 ? "why.list.poller" : "why.list.pollers", list.pollers(), list.backlog());
        }
        Instant seen = list.lastSeen();
        if (seen == null) {
            return list.known() == null ? say("why.list.never") : say("why.list.never.since", span(list.known()));
        }
        return list.lastPoller() == null || list.lastPoller().isEmpty()
                ? say("why.list.left", span(seen))
                : say("why.list.left.by", span(seen), name(list.lastPoller()));
    }

    private Sentence attempt(int attempt) {
        return attempt <= 1 ? say("why.attempt.first") : say("why.attempt", attempt);
    }

    private Sentence deadline(@Nullable Instant at) {
        return at == null ? say("why.deadline.none") : say("why.deadline", until(at), new Piece.Time(at));
    }

    private Object who(@Nullable String identity) {
        return identity == null || identity.isEmpty() ? table.apply("why.somebody") : name(identity);
    }

    private static Piece name(String text) {
        return new Piece.Name(text);
    }

    private String span(Instant since) {
        return duration(Duration.between(since, now));
    }

    private String until(Instant at) {
        return duration(Duration.between(now, at));
    }

    /// A duration in the largest unit that says enough.
    public String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 120) {
            return unit("s", seconds);
        }
        if (seconds < 2 * 3_600) {
            return unit("min", seconds / 60);
        }
        return seconds < 2 * 86_400 ? unit("h", seconds / 3_600) : unit("d", seconds / 86_400);
    }

    private String unit(String unit, long number) {
        return table.apply("unit." + unit).replace("{0}", String.format(Locale.ROOT, "%d", number));
    }
}
