package dev.furrow.examples.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.model.DomainSpec;
import dev.furrow.model.Drift;
import dev.furrow.model.ExecutionInfo;
import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the guide says of domains, types and executions.
@FurrowTest
class ModelsTest {

    static final class Patient implements OrderAssignment {
        @Override
        public Assignment assign(Attempt attempt) {
            Workflow.sleep(Duration.ofDays(1));
            return new Assignment.Unfilled(1);
        }

        @Override
        public void accepted(String supplier) {}

        @Override
        public Progress progress() {
            return new Progress(Progress.Stage.SEARCHING, 1, null);
        }
    }

    @Test
    void whatIsThereIsListedAndCompared(TestFurrow furrow) {
        furrow.workflows(Patient.class);
        var client = furrow.client();
        var assignment = client.workflow(OrderAssignment.class, "order-1");
        var handle = client.start(() -> assignment.assign(new Attempt(new Order("1", "hay"), 1)));

        // region executions
        // Pages are fetched as they are needed.
        List<String> open = client.executions().open().ofType(OrderAssignment.class).stream()
                .map(ExecutionInfo::workflowId)
                .toList();
        // endregion
        assertThat(open).containsExactly("order-1");

        // region domains
        var farm = client.domains().getOrRegister(new DomainSpec("farm", Duration.ofDays(60), "order assignment"));
        // endregion
        assertThat(farm.fresh()).isTrue();

        // region drift
        String state = switch (client.types().check(OrderAssignment.class)) {
            case Drift.InSync() -> "registered as declared";
            case Drift.Missing() -> "a worker will register it";
            case Drift.Deprecated(var since) -> "deprecated since " + since;
            case Drift.Changed(var differences) -> "registered otherwise: " + differences;
        };
        // endregion
        assertThat(state).isEqualTo("registered as declared");
        handle.terminate("enough seen");
    }
}
