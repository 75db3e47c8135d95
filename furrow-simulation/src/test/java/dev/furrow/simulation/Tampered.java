package dev.furrow.simulation;

import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.simulation.check.Call;
import dev.furrow.simulation.check.Evidence;
import dev.furrow.simulation.check.Outcome;
import dev.furrow.simulation.check.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Evidence of a world in which all went well, changed in one place so that something is wrong.
final class Tampered {
    private Tampered() {}

    /// The first run that fits is replaced; several, or none, may take its place.
    static Evidence run(Evidence evidence, Predicate<RunHistory> which, UnaryOperator<RunHistory> change) {
        List<RunHistory> runs = new ArrayList<>(evidence.runs());
        RunHistory found = runs.stream().filter(which).findFirst().orElseThrow();
        runs.set(runs.indexOf(found), change.apply(found));
        return new Evidence(evidence.calls(), runs, evidence.endedAt(), evidence.drained());
    }

    static Evidence without(Evidence evidence, Predicate<RunHistory> which) {
        List<RunHistory> runs = new ArrayList<>(evidence.runs());
        runs.remove(runs.stream().filter(which).findFirst().orElseThrow());
        return new Evidence(evidence.calls(), runs, evidence.endedAt(), evidence.drained());
    }

    static Evidence plus(Evidence evidence, RunHistory run) {
        List<RunHistory> runs = new ArrayList<>(evidence.runs());
        runs.add(run);
        return new Evidence(evidence.calls(), runs, evidence.endedAt(), evidence.drained());
    }

    /// The last event of a type in the first run that has one is changed; null takes it out.
    static Evidence event(
            Evidence evidence, Class<? extends EventAttributes> type, UnaryOperator<HistoryEvent> change) {
        return event(evidence, run -> true, event -> type.isInstance(event.attributes()), change);
    }

    static Evidence event(
            Evidence evidence,
            Predicate<RunHistory> whichRun,
            Predicate<HistoryEvent> which,
            UnaryOperator<HistoryEvent> change) {
        return run(evidence, run -> whichRun.test(run) && run.events().stream().anyMatch(which), run -> {
            List<HistoryEvent> events = new ArrayList<>(run.events());
            HistoryEvent found =
                    events.reversed().stream().filter(which).findFirst().orElseThrow();
            HistoryEvent changed = change.apply(found);
            if (changed == null) {
                events.remove(found);
            } else {
                events.set(events.indexOf(found), changed);
            }
            return withEvents(run, events);
        });
    }

    static RunHistory withEvents(RunHistory run, List<HistoryEvent> events) {
        return new RunHistory(run.domain(), run.execution(), events, run.detail());
    }

    static RunHistory as(RunHistory run, String runId) {
        return new RunHistory(
                run.domain(), new WorkflowExecution(run.execution().workflowId(), runId), run.events(), run.detail());
    }

    static Evidence call(Evidence evidence, Predicate<Call> which, UnaryOperator<Call> change) {
        List<Call> calls = new ArrayList<>(evidence.calls());
        Call found = calls.stream().filter(which).findFirst().orElseThrow();
        calls.set(calls.indexOf(found), change.apply(found));
        return new Evidence(calls, evidence.runs(), evidence.endedAt(), evidence.drained());
    }

    static Evidence plus(Evidence evidence, Call call) {
        List<Call> calls = new ArrayList<>(evidence.calls());
        calls.add(call);
        return new Evidence(calls, evidence.runs(), evidence.endedAt(), evidence.drained());
    }

    static Call as(Call call, Outcome outcome) {
        return new Call(call.id(), call.client(), call.request(), call.invokedAt(), call.endedAt(), outcome);
    }

    static boolean answers(Call call, Class<? extends Record> type) {
        return call.outcome() instanceof Outcome.Ok(Record answer) && type.isInstance(answer);
    }
}
