package dev.furrow.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.FurrowOptions;
import dev.furrow.activity.ActivityType;
import dev.furrow.payload.PayloadStore;
import dev.furrow.payload.Payloads;
import dev.furrow.spi.Measured;
import dev.furrow.test.TestFurrow;
import dev.furrow.test.TimeMode;
import dev.furrow.workflow.ActivityFailedException;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FurrowMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @WorkflowType(version = "1.0")
    interface Hello {
        @Execute
        String greet(String name);
    }

    @ActivityType(version = "2.0", startToClose = "10s")
    interface Greetings {
        String compose(String name);
    }

    static final class HelloWorkflow implements Hello {
        private final Greetings greetings = Workflow.activities(Greetings.class);

        @Override
        public String greet(String name) {
            try {
                greetings.compose("");
            } catch (ActivityFailedException expected) {
                return greetings.compose(name);
            }
            return "";
        }
    }

    private static String compose(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("nobody");
        }
        return "Hello " + name;
    }

    @Test
    void aWorkflowLeavesItsMarksInTheRegistry() {
        FurrowOptions options = FurrowOptions.domain("test").telemetry(new FurrowMetrics(registry));
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, options)) {
            furrow.workflows(HelloWorkflow.class).activities(Greetings.class, FurrowMetricsTest::compose);
            assertThat(furrow.client().workflow(Hello.class, "h").greet("Ada")).isEqualTo("Hello Ada");
        }
        assertThat(registry.get("furrow.decision")
                        .tags("workflow", "Hello.greet", "version", "1.0", "warm", "false", "result", "made")
                        .timer()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("furrow.activity")
                        .tags("activity", "Greetings.compose", "version", "2.0", "result", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("furrow.activity")
                        .tags("activity", "Greetings.compose", "result", "completed")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("furrow.history.events").summary().max()).isEqualTo(15);
        assertThat(registry.get("furrow.request")
                        .tags("operation", "StartWorkflowExecution", "result", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void pollsAndRepetitionsAreToldApart() {
        FurrowMetrics metrics = new FurrowMetrics(registry);
        metrics.record(new Measured.Polled(Measured.TaskKind.ACTIVITY, "jobs", Duration.ofSeconds(60), false));
        metrics.record(new Measured.Polled(Measured.TaskKind.ACTIVITY, "jobs", Duration.ofSeconds(1), true));
        metrics.record(new Measured.Requested("ListDomains", Duration.ofMillis(3), 3, null, false, 32, 0));
        metrics.record(new Measured.DecisionMade(
                "W", "1", Duration.ofMillis(1), true, 4, 40, 2, 17, Measured.DecisionEnd.SUSPENDED));

        assertThat(registry.get("furrow.poll")
                        .tags("kind", "activity", "task.list", "jobs", "result", "empty")
                        .timer()
                        .totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(60);
        assertThat(registry.get("furrow.request.repeats").counter().count()).isEqualTo(2);
        assertThat(registry.get("furrow.request")
                        .tag("result", "unanswered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("furrow.executions.warm").gauge().value()).isEqualTo(17);
        assertThat(registry.get("furrow.decision")
                        .tag("result", "suspended")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsLargeIsCountedOnItsWay(@TempDir Path folder) {
        FurrowOptions options = FurrowOptions.domain("test")
                .telemetry(new FurrowMetrics(registry))
                .payloads(Payloads.json().offload(1_000, PayloadStore.files(folder)));
        String large = "x".repeat(5_000);
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, options)) {
            furrow.workflows(HelloWorkflow.class).activities(Greetings.class, FurrowMetricsTest::compose);
            assertThat(furrow.client().workflow(Hello.class, "h").greet(large)).isEqualTo("Hello " + large);
        }
        // With their quotation marks, each once: the input is the activity's as well, and its result the workflow's.
        assertThat(registry.get("furrow.offload.bytes")
                        .tag("direction", "write")
                        .summary()
                        .totalAmount())
                .isEqualTo(5_002 + 5_008);
        assertThat(registry.get("furrow.offload")
                        .tag("direction", "write")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("furrow.offload.bytes")
                        .tag("direction", "read")
                        .summary()
                        .max())
                .isEqualTo(5_008);
        assertThat(registry.get("furrow.request.bytes")
                        .tag("operation", "StartWorkflowExecution")
                        .summary()
                        .max())
                .isBetween(100.0, 500.0);
        assertThat(registry.get("furrow.answer.bytes")
                        .tag("operation", "GetWorkflowExecutionHistory")
                        .summary()
                        .max())
                .isPositive();
    }
}
