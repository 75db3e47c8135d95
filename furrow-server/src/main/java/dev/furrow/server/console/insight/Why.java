package dev.furrow.server.console.insight;

import dev.furrow.api.CloseStatus;
import dev.furrow.engine.execution.OpenWork;
import dev.furrow.engine.execution.TaskKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why an execution waits: what it waits for, what hinders most first.
///
/// @param causes at least one
public record Why(List<Cause> causes) {
    /// How many executions deep a chain of children is followed.
    private static final int DEEPEST = 8;
    /// How many children of one execution are looked into, so that a parent of thousands costs no more than one.
    private static final int CHILDREN = 5;

    /// What is asked about executions and lists. What is expensive is asked for only when it is needed.
    public interface Facts {
        /// What is known of a task list.
        ListFacts list(TaskKind kind, String taskList);

        /// Facts about one execution.
        About about(OpenWork work);

        /// What is open in the open run of a workflowId; null if there is none or it may not be looked at.
        @Nullable OpenWork open(String workflowId);
    }

    /// Facts about one execution.
    public interface About {
        /// Who started the task of this started event; null if it did not say.
        @Nullable String startedBy(long startedEventId);

        /// How many decision tasks in a row have timed out by now.
        int timedOutInARow();

        /// The last decision.
        Answered lastAnswer();
    }

    /// What the decider did last.
    ///
    /// @param eventId the event of the completion; 0 if there was none
    /// @param who how the decider named itself
    /// @param at when
    /// @param decisions how many decisions it made
    /// @param lastSignal the name of the last signal; null if there was never one
    public record Answered(
            long eventId,
            @Nullable String who,
            @Nullable Instant at,
            int decisions,
            @Nullable String lastSignal) {}

    /// Why an execution waits.
    public static Why of(OpenWork work, Facts facts) {
        return of(work, facts, new HashSet<>());
    }

    private static Why of(OpenWork work, Facts facts, Set<String> seen) {
        CloseStatus closed = work.closeStatus();
        if (closed != null) {
            return new Why(List.of(new Cause.Closed(closed, work.lastEventAt())));
        }
        seen.add(work.execution().workflowId());
        About about = facts.about(work);
        List<Cause> causes = new ArrayList<>();
        OpenWork.Decider current = work.current();
        OpenWork.Decider waiting = work.waiting();
        if (current != null) {
            causes.add(new Cause.DeciderWorks(
                    current, about.startedBy(current.startedEventId()), about.timedOutInARow() + 1));
        } else if (waiting != null) {
            causes.add(new Cause.DeciderMissing(
                    waiting, facts.list(TaskKind.DECISION, waiting.taskList()), about.timedOutInARow() + 1));
        }
        int decider = causes.size();
        for (OpenWork.Activity task : work.activities()) {
            int attempt = Group.attempt(task.activityId());
            causes.add(
                    task.startedEventId() == 0
                            ? new Cause.ActivityMissing(task, facts.list(TaskKind.ACTIVITY, task.taskList()), attempt)
                            : new Cause.ActivityWorks(task, about.startedBy(task.startedEventId()), attempt));
        }
        int children = 0;
        for (OpenWork.Child child : work.children()) {
            causes.add(child(child, facts, seen, children++ < CHILDREN));
        }
        work.functions().forEach(call -> causes.add(new Cause.FunctionRuns(call)));
        work.requests().forEach(request -> causes.add(new Cause.RequestUnderWay(request)));
        work.timers().stream()
                .sorted(Comparator.comparing(OpenWork.Timer::dueAt))
                .forEach(timer -> causes.add(new Cause.TimerRuns(timer)));
        if (causes.isEmpty()) {
            Answered last = about.lastAnswer();
            causes.add(new Cause.NothingOpen(
                    last.eventId(), last.who(), last.at(), last.decisions(), last.lastSignal(), work.timesOutAt()));
        }
        // What a decider has to do comes before everything: nothing else moves the execution.
        causes.subList(decider, causes.size())
                .sort(Comparator.comparing(Cause::health).reversed());
        return new Why(List.copyOf(causes));
    }

    private static Cause child(OpenWork.Child child, Facts facts, Set<String> seen, boolean lookInto) {
        if (seen.contains(child.workflowId())) {
            return new Cause.ChildRuns(child, null, new Cause.Beyond.Round());
        }
        if (!lookInto || seen.size() >= DEEPEST) {
            return new Cause.ChildRuns(child, null, new Cause.Beyond.FurtherOn());
        }
        OpenWork work = child.startedEventId() == 0 ? null : facts.open(child.workflowId());
        if (work == null) {
            return new Cause.ChildRuns(child, null, new Cause.Beyond.Unknown());
        }
        Set<String> chain = new HashSet<>(seen);
        return new Cause.ChildRuns(child, work.execution().runId(), new Cause.Beyond.WaitsFor(of(work, facts, chain)));
    }

    /// What hinders most.
    public Cause first() {
        return causes.getFirst();
    }

    /// Whether it needs somebody's attention: as its first cause does.
    public Cause.Health health() {
        return first().health();
    }
}
