package dev.furrow.opentelemetry;

import dev.furrow.activity.ActivityInfo;
import dev.furrow.spi.Intercepted;
import dev.furrow.spi.Interceptor;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/// Traces what clients and workers do. Safe for use by many threads.
///
/// ```java
/// FurrowOptions.domain("farm").interceptors(new FurrowTracing(openTelemetry))
/// ```
///
/// Every run of a workflow is a trace of its own, whose id is worked out from the workflow id and the run id; so
/// clients, deciders and activity workers on different machines agree on it, and nothing travels in the payload.
/// All attempts of an activity have the same parent, worked out in the same way; these parents themselves are
/// never exported. Whoever starts a workflow has a span in his own trace that is linked to the workflow's.
///
/// | Span | Kind | Where |
/// |---|---|---|
/// | `start TYPE` | producer | the caller's trace, with a link to the workflow's |
/// | `signal NAME`, `cancel` | producer | the caller's trace |
/// | `decide TYPE` | consumer | the workflow's trace |
/// | `run TYPE` | consumer | the workflow's trace; current while the activity runs |
///
/// Heartbeats are events of the activity's span. Workflow code has no spans: it runs again in each replay.
public final class FurrowTracing implements Interceptor {
    private static final String SCOPE = "dev.furrow";

    private final Tracer tracer;

    /// @param openTelemetry gives the tracer
    public FurrowTracing(OpenTelemetry openTelemetry) {
        tracer = openTelemetry.getTracer(SCOPE);
    }

    @Override
    public @Nullable Object around(Intercepted what, Next next) throws Throwable {
        return switch (what) {
            case Intercepted.StartWorkflow start -> start(start, next);
            case Intercepted.SendSignal signal ->
                within(
                        span("signal " + signal.signal(), SpanKind.PRODUCER)
                                .setAttribute("furrow.workflow.id", signal.workflowId())
                                .startSpan(),
                        next);
            case Intercepted.RequestCancel cancel ->
                within(
                        span("cancel", SpanKind.PRODUCER)
                                .setAttribute("furrow.workflow.id", cancel.workflowId())
                                .startSpan(),
                        next);
            case Intercepted.MakeDecision decision -> decide(decision, next);
            case Intercepted.RunActivity run -> within(spanOf(run.activity()), next);
            case Intercepted.SendHeartbeat beat -> {
                Span.current().addEvent("heartbeat");
                yield next.proceed();
            }
            case Intercepted.InWorkflow inWorkflow -> next.proceed();
        };
    }

    private SpanBuilder span(String name, SpanKind kind) {
        return tracer.spanBuilder(name).setSpanKind(kind);
    }

    private @Nullable Object start(Intercepted.StartWorkflow start, Next next) throws Throwable {
        Span span = span("start " + start.type(), SpanKind.PRODUCER)
                .setAttribute("furrow.workflow.id", start.workflowId())
                .setAttribute("furrow.workflow.type", start.type())
                .setAttribute("furrow.workflow.version", start.version())
                .startSpan();
        return within(span, () -> {
            Object runId = next.proceed();
            if (runId != null) {
                span.setAttribute("furrow.run.id", runId.toString());
                span.addLink(DerivedContext.ofExecution(start.workflowId(), runId.toString()));
            }
            return runId;
        });
    }

    private @Nullable Object decide(Intercepted.MakeDecision decision, Next next) throws Throwable {
        Span span = span("decide " + decision.type(), SpanKind.CONSUMER)
                .setParent(DerivedContext.parent(DerivedContext.ofExecution(decision.workflowId(), decision.runId())))
                .setAttribute("furrow.workflow.id", decision.workflowId())
                .setAttribute("furrow.run.id", decision.runId())
                .setAttribute("furrow.workflow.type", decision.type())
                .setAttribute("furrow.workflow.version", decision.version())
                .startSpan();
        return within(span, () -> {
            Object trouble = next.proceed();
            if (trouble instanceof Throwable thrown) {
                span.recordException(thrown).setStatus(StatusCode.ERROR, String.valueOf(thrown.getMessage()));
            }
            return trouble;
        });
    }

    private Span spanOf(ActivityInfo activity) {
        return span("run " + activity.type(), SpanKind.CONSUMER)
                .setParent(DerivedContext.parent(
                        DerivedContext.ofActivity(activity.workflowId(), activity.runId(), activity.activityId())))
                .setAttribute("furrow.domain", activity.domain())
                .setAttribute("furrow.workflow.id", activity.workflowId())
                .setAttribute("furrow.run.id", activity.runId())
                .setAttribute("furrow.activity.id", activity.activityId())
                .setAttribute("furrow.activity.type", activity.type())
                .setAttribute("furrow.activity.version", activity.version())
                .setAttribute("furrow.activity.attempt", activity.attempt())
                .startSpan();
    }

    private static @Nullable Object within(Span span, Next next) throws Throwable {
        Scope scope = span.makeCurrent();
        try {
            return next.proceed();
        } catch (Throwable thrown) {
            span.recordException(thrown).setStatus(StatusCode.ERROR, String.valueOf(thrown.getMessage()));
            throw thrown;
        } finally {
            scope.close();
            span.end();
        }
    }
}
