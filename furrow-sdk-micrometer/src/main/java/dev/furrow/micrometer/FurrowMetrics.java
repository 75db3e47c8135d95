package dev.furrow.micrometer;

import dev.furrow.spi.Measured;
import dev.furrow.spi.Telemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Puts what a connection and its workers measure into a registry. Safe for use by many threads; one for each
/// connection.
///
/// ```java
/// FurrowOptions.domain("farm").telemetry(new FurrowMetrics(registry))
/// ```
///
/// | Meter | Kind | Tags |
/// |---|---|---|
/// | `furrow.request` | timer, repetitions included | `operation`, `result`: `ok`, `unanswered` or the fault |
/// | `furrow.request.repeats` | counter | `operation` |
/// | `furrow.request.bytes` | summary: the request's body; responses to decision tasks may have 1 MB | `operation` |
/// | `furrow.answer.bytes` | summary: the answer's body | `operation` |
/// | `furrow.offload` | timer: a large value goes to the store or comes from it | `direction`: `write` or `read` |
/// | `furrow.offload.bytes` | summary | `direction` |
/// | `furrow.poll` | timer | `kind`, `task.list`, `result`: `task` or `empty` |
/// | `furrow.decision` | timer: replay, code and response | `workflow`, `version`, `warm`, `result` |
/// | `furrow.decision.events` | summary: events that were looked at | `workflow`, `version`, `warm` |
/// | `furrow.decision.decisions` | summary: decisions in a response | `workflow`, `version` |
/// | `furrow.history.events` | summary: how long histories are, of 25,000 at most | `workflow`, `version` |
/// | `furrow.executions.warm` | gauge: executions in memory | none |
/// | `furrow.activity` | timer: from taking the task to reporting its end | `activity`, `version`, `result` |
/// | `furrow.activity.attempts` | summary: which attempt it was | `activity`, `version` |
///
/// Results of decisions are `made`, `too_late`, `refused` and `suspended`; of activities `completed`, `failed`,
/// `canceled` and `deferred`. Workflow ids and run ids are no tags: there are too many of them.
public final class FurrowMetrics implements Telemetry {
    private final MeterRegistry registry;
    private final AtomicInteger warm;

    /// @param registry where the meters are
    public FurrowMetrics(MeterRegistry registry) {
        this.registry = registry;
        warm = registry.gauge("furrow.executions.warm", new AtomicInteger());
    }

    @Override
    public void record(Measured measured) {
        switch (measured) {
            case Measured.Requested requested -> request(requested);
            case Measured.Offloaded offloaded -> {
                Tags direction = Tags.of("direction", offloaded.written() ? "write" : "read");
                registry.timer("furrow.offload", direction).record(offloaded.took());
                registry.summary("furrow.offload.bytes", direction).record(offloaded.bytes());
            }
            case Measured.Polled polled ->
                registry.timer(
                                "furrow.poll",
                                Tags.of(
                                        "kind", lower(polled.kind()),
                                        "task.list", polled.taskList(),
                                        "result", polled.brought() ? "task" : "empty"))
                        .record(polled.took());
            case Measured.DecisionMade decision -> decision(decision);
            case Measured.ActivityRun run -> {
                Tags type = Tags.of("activity", run.type(), "version", run.version());
                registry.timer("furrow.activity", type.and("result", lower(run.end())))
                        .record(run.took());
                registry.summary("furrow.activity.attempts", type).record(run.attempt());
            }
        }
    }

    private void request(Measured.Requested requested) {
        String result = requested.fault() == null
                ? requested.answered() ? "ok" : "unanswered"
                : requested.fault().wireName();
        registry.timer("furrow.request", "operation", requested.operation(), "result", result)
                .record(requested.took());
        registry.summary("furrow.request.bytes", "operation", requested.operation())
                .record(requested.sentBytes());
        if (requested.answered() && requested.fault() == null) {
            registry.summary("furrow.answer.bytes", "operation", requested.operation())
                    .record(requested.answerBytes());
        }
        if (requested.attempts() > 1) {
            registry.counter("furrow.request.repeats", "operation", requested.operation())
                    .increment(requested.attempts() - 1.0);
        }
    }

    private void decision(Measured.DecisionMade decision) {
        Tags type = Tags.of("workflow", decision.type(), "version", decision.version());
        Tags memory = type.and("warm", Boolean.toString(decision.warm()));
        registry.timer("furrow.decision", memory.and("result", lower(decision.end())))
                .record(decision.took());
        registry.summary("furrow.decision.events", memory).record(decision.events());
        registry.summary("furrow.decision.decisions", type).record(decision.decisions());
        registry.summary("furrow.history.events", type).record((double) decision.lastEventId());
        warm.set(decision.warmExecutions());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
