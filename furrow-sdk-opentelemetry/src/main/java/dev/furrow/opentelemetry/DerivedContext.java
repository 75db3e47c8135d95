package dev.furrow.opentelemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Trace and span ids that whoever knows the execution can work out, so that nobody has to send them.
final class DerivedContext {
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private DerivedContext() {}

    /// Where everything of an execution belongs.
    static SpanContext ofExecution(String workflowId, String runId) {
        return context(workflowId, runId, "");
    }

    /// Where all attempts of an activity belong.
    ///
    /// @param activityId of any attempt
    static SpanContext ofActivity(String workflowId, String runId, String activityId) {
        int attempt = activityId.indexOf('~');
        return context(workflowId, runId, attempt < 0 ? activityId : activityId.substring(0, attempt));
    }

    private static SpanContext context(String workflowId, String runId, String part) {
        String execution = workflowId + '\n' + runId;
        return SpanContext.createFromRemoteParent(
                hex(execution, TRACE_BYTES),
                hex(execution + '\n' + part, SPAN_BYTES),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }

    /// A context in which new spans have that parent.
    static Context parent(SpanContext of) {
        return Context.root().with(Span.wrap(of));
    }

    private static String hex(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
