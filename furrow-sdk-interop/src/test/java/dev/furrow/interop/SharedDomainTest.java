package dev.furrow.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.activity.ActivityType;
import dev.furrow.api.event.ActivityTaskCompleted;
import dev.furrow.api.event.ActivityTaskScheduled;
import dev.furrow.api.event.WorkflowExecutionStarted;
import dev.furrow.payload.Payloads;
import dev.furrow.test.TestFurrow;
import dev.furrow.test.TimeMode;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Activities of other libraries in a workflow of ours: what they see of it, and that the rest stays as it was.
class SharedDomainTest {

    @ActivityType(version = "1.0", startToClose = "30s")
    interface Legacy {
        Map<String, Integer> count(Map<String, String> text);
    }

    @WorkflowType(version = "1.0", executionTimeout = "1h")
    interface Counting {
        @Execute
        Map<String, Integer> count(String text);
    }

    static class CountingWorkflow implements Counting {
        private final Legacy legacy = Workflow.activities(Legacy.class);

        @Override
        public Map<String, Integer> count(String text) {
            return legacy.count(Map.of("text", text));
        }
    }

    /// Input of the workflow, input and result of the activity, as they went over the wire.
    private static List<String> wire(Payloads payloads) {
        Legacy legacy = text -> Map.of("length", text.get("text").length());
        try (TestFurrow furrow = new TestFurrow(TimeMode.SKIP, payloads)) {
            furrow.workflows(CountingWorkflow.class).activities(Legacy.class, legacy);

            assertThat(furrow.client().workflow(Counting.class, "c").count("sea"))
                    .isEqualTo(Map.of("length", 3));

            return furrow.client().handle("c").history().stream()
                    .map(event -> switch (event.attributes()) {
                        case WorkflowExecutionStarted started -> started.input();
                        case ActivityTaskScheduled scheduled -> scheduled.input();
                        case ActivityTaskCompleted completed -> completed.result();
                        default -> null;
                    })
                    .filter(text -> text != null)
                    .toList();
        }
    }

    @Test
    void activitiesOfTheFlowFramework() {
        // region flow
        var payloads = Payloads.json().forTypes("Legacy.*", new FlowDialect());
        // endregion

        assertThat(wire(payloads))
                .containsExactly(
                        "\"sea\"",
                        "[\"[Ljava.lang.Object;\",[[\"java.util.LinkedHashMap\",{\"text\":\"sea\"}]]]",
                        "[\"java.util.LinkedHashMap\",{\"length\":3}]");
    }

    @Test
    void activitiesOfBotoflow() {
        // region botoflow
        var payloads = Payloads.json().forTypes("Legacy.*", new BotoflowDialect());
        // endregion

        assertThat(wire(payloads)).containsExactly("\"sea\"", "[[{\"text\":\"sea\"}],{}]", "{\"length\":3}");
    }

    @Test
    void activitiesOfSimpleflow() {
        // region simpleflow
        var payloads = Payloads.json().forTypes("Legacy.*", new SimpleflowDialect());
        // endregion

        assertThat(wire(payloads))
                .containsExactly("\"sea\"", "{\"args\":[{\"text\":\"sea\"}],\"kwargs\":{}}", "{\"length\":3}");
    }

    @Test
    void activitiesOfGarcon() {
        // region garcon
        var payloads = Payloads.json().forTypes("Legacy.*", new GarconDialect());
        // endregion

        assertThat(wire(payloads)).containsExactly("\"sea\"", "{\"text\":\"sea\"}", "{\"length\":3}");
    }

    @Test
    void activitiesOfPySwfAws() {
        var payloads = Payloads.json().forTypes("Legacy.*", new PySwfAwsDialect());

        assertThat(wire(payloads)).containsExactly("\"sea\"", "[[{\"text\":\"sea\"}],{}]", "{\"length\":3}");
    }
}
