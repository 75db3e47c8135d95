package dev.furrow.server.console.execution;

import dev.furrow.server.console.insight.Cause;
import dev.furrow.server.console.insight.Sentence;
import dev.furrow.server.console.insight.Why;
import dev.furrow.server.console.insight.WhyWords;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why an execution waits, for those who read it as JSON.
///
/// @param sentence in the language that was asked for
/// @param health `MOVES`, `WAITS` or `STUCK`
/// @param causes what hinders most first
public record Reasons(String sentence, Cause.Health health, List<Reason> causes) {
    /// So many causes are told.
    static final int MOST = 100;

    /// One cause.
    ///
    /// @param kind such as `ActivityMissing`
    /// @param health of this cause
    /// @param sentence about it
    /// @param eventId the event that opened what is waited for; 0 for none
    /// @param taskList where a task waits
    /// @param workflowId of a child or another execution
    /// @param runId of a child
    /// @param behind what a child waits for
    public record Reason(
            String kind,
            Cause.Health health,
            String sentence,
            long eventId,
            @Nullable String taskList,
            @Nullable String workflowId,
            @Nullable String runId,
            @Nullable List<Step> behind) {}

    /// A cause behind a child, told in words.
    public record Step(String kind, Cause.Health health, String sentence) {}

    /// A cause with its pieces, for the page.
    public record Line(Cause.Health health, Sentence sentence) {}

    static Reasons of(Why why, WhyWords words) {
        return new Reasons(
                words.sentence(why).text(),
                why.health(),
                why.causes().stream()
                        .limit(MOST)
                        .map(cause -> reason(cause, words))
                        .toList());
    }

    static List<Line> lines(Why why, WhyWords words) {
        return why.causes().stream()
                .limit(MOST)
                .map(cause -> new Line(cause.health(), words.of(cause)))
                .toList();
    }

    private static Reason reason(Cause cause, WhyWords words) {
        String kind = cause.getClass().getSimpleName();
        String text = words.of(cause).text();
        return switch (cause) {
            case Cause.DeciderWorks c ->
                plain(kind, cause, text, c.task().scheduledEventId(), c.task().taskList());
            case Cause.DeciderMissing c ->
                plain(kind, cause, text, c.task().scheduledEventId(), c.task().taskList());
            case Cause.ActivityWorks c ->
                plain(kind, cause, text, c.task().scheduledEventId(), c.task().taskList());
            case Cause.ActivityMissing c ->
                plain(kind, cause, text, c.task().scheduledEventId(), c.task().taskList());
            case Cause.TimerRuns c -> plain(kind, cause, text, c.timer().startedEventId(), null);
            case Cause.FunctionRuns c -> plain(kind, cause, text, c.call().scheduledEventId(), null);
            case Cause.ChildRuns c ->
                new Reason(
                        kind,
                        cause.health(),
                        text,
                        c.child().initiatedEventId(),
                        null,
                        c.child().workflowId(),
                        c.runId(),
                        c.beyond() instanceof Cause.Beyond.WaitsFor waits ? steps(waits.why(), words) : null);
            case Cause.RequestUnderWay c ->
                new Reason(
                        kind,
                        cause.health(),
                        text,
                        c.request().initiatedEventId(),
                        null,
                        c.request().workflowId(),
                        c.request().runId(),
                        null);
            case Cause.NothingOpen c -> plain(kind, cause, text, c.answeredBy(), null);
            case Cause.Closed _ -> plain(kind, cause, text, 0, null);
        };
    }

    private static List<Step> steps(Why why, WhyWords words) {
        return why.causes().stream()
                .limit(MOST)
                .map(cause -> new Step(
                        cause.getClass().getSimpleName(),
                        cause.health(),
                        words.of(cause).text()))
                .toList();
    }

    private static Reason plain(String kind, Cause cause, String text, long eventId, @Nullable String taskList) {
        return new Reason(kind, cause.health(), text, eventId, taskList, null, null, null);
    }
}
