package dev.furrow.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.FurrowOptions;
import dev.furrow.WorkflowHandle;
import dev.furrow.activity.Activity;
import dev.furrow.activity.ActivityType;
import dev.furrow.test.TestFurrow;
import dev.furrow.test.TimeMode;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FurrowTracingTest {
    private final InMemorySpanExporter exported = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build();

    @WorkflowType(version = "1.0")
    interface Hello {
        @Execute
        String greet(String name);

        @Signal
        void go();
    }

    @ActivityType(version = "1.0", startToClose = "10s", attempts = 2)
    interface Greetings {
        String compose(String name);
    }

    static final class HelloWorkflow implements Hello {
        private final Greetings greetings = Workflow.activities(Greetings.class);
        private boolean going;

        @Override
        public String greet(String name) {
            Workflow.await(() -> going);
            return greetings.compose(name);
        }

        @Override
        public void go() {
            going = true;
        }
    }

    private List<SpanData> spans(String name) {
        return exported.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    @Test
    void aRunIsOneTraceThatTheCallersIsLinkedTo() {
        AtomicInteger attempts = new AtomicInteger();
        FurrowOptions options = FurrowOptions.domain("test").interceptors(new FurrowTracing(sdk));
        Span caller = sdk.getTracer("test").spanBuilder("caller").startSpan();
        WorkflowHandle<String> handle;
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, options);
                var _ = caller.makeCurrent()) {
            furrow.workflows(HelloWorkflow.class).activities(Greetings.class, name -> {
                sdk.getTracer("test").spanBuilder("inside").startSpan().end();
                Activity.heartbeat(null);
                if (attempts.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                }
                return "Hello " + name;
            });
            Hello hello = furrow.client().workflow(Hello.class, "h-1");
            handle = furrow.client().start(() -> hello.greet("Ada"));
            hello.go();
            assertThat(handle.result()).isEqualTo("Hello Ada");
        }

        SpanData start = spans("start Hello.greet").getFirst();
        assertThat(start.getTraceId()).isEqualTo(caller.getSpanContext().getTraceId());
        String trace = start.getLinks().getFirst().getSpanContext().getTraceId();
        assertThat(trace).isNotEqualTo(start.getTraceId());
        assertThat(start.getAttributes().get(AttributeKey.stringKey("furrow.run.id")))
                .isEqualTo(handle.runId());
        assertThat(spans("signal go").getFirst().getTraceId()).isEqualTo(start.getTraceId());

        assertThat(spans("decide Hello.greet")).hasSizeGreaterThan(2).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(trace);
            assertThat(span.getParentSpanId())
                    .isEqualTo(start.getLinks().getFirst().getSpanContext().getSpanId());
        });
        List<SpanData> runs = spans("run Greetings.compose");
        assertThat(runs).hasSize(2).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo(trace);
            assertThat(span.getParentSpanId()).isEqualTo(runs.getFirst().getParentSpanId());
            assertThat(span.getEvents()).anyMatch(event -> event.getName().equals("heartbeat"));
        });
        assertThat(runs.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(runs.getFirst().getStatus().getDescription()).isEqualTo("not yet");
        assertThat(runs.getLast().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans("inside"))
                .extracting(SpanData::getParentSpanId)
                .containsExactly(runs.getFirst().getSpanId(), runs.getLast().getSpanId());
    }

    @Test
    void whoeverKnowsTheExecutionKnowsItsTrace() {
        var execution = DerivedContext.ofExecution("w", "r");
        assertThat(execution.isValid()).isTrue();
        assertThat(execution).isEqualTo(DerivedContext.ofExecution("w", "r"));
        assertThat(execution.getTraceId())
                .isNotEqualTo(DerivedContext.ofExecution("w", "r2").getTraceId());
        assertThat(DerivedContext.ofActivity("w", "r", "main.1~2"))
                .isEqualTo(DerivedContext.ofActivity("w", "r", "main.1"))
                .isNotEqualTo(DerivedContext.ofActivity("w", "r", "main.2"));
    }
}
