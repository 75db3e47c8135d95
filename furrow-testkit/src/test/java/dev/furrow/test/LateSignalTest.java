package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.event.CompleteWorkflowExecutionFailed;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals that come while the last decision is being made: the service refuses to close over them.
class LateSignalTest {

    @WorkflowType(version = "1.0", executionTimeout = "1h")
    interface Shop {
        @Execute
        String close();

        @Signal
        void order(String what);
    }

    private static final class ShopWorkflow implements Shop {
        private final Steps steps = Workflow.activities(Steps.class);
        private final Runnable atTheDoor;
        private final List<String> answers;

        private ShopWorkflow(Runnable atTheDoor, List<String> answers) {
            this.atTheDoor = atTheDoor;
            this.answers = answers;
        }

        @Override
        public String close() {
            atTheDoor.run();
            return "closed";
        }

        @Override
        public void order(String what) {
            String answer =
                    steps.echo(what) + Workflow.async(() -> steps.echo("!")).join();
            if (!answers.contains(answer)) {
                answers.add(answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 600})
    void theirHandlersAreFinishedBeforeItClosesAfterAll(int warm) {
        List<String> answers = new CopyOnWriteArrayList<>();
        AtomicBoolean sent = new AtomicBoolean();
        try (TestFurrow furrow = new TestFurrow()) {
            Runnable orders = () -> {
                if (sent.compareAndSet(false, true)) {
                    join(Thread.ofVirtual()
                            .start(() ->
                                    furrow.client().workflow(Shop.class, "s").order("tea")));
                }
            };
            furrow.warm(warm);
            furrow.workflow(ShopWorkflow.class, () -> new ShopWorkflow(orders, answers))
                    .activities(Steps.class, new Steps.Echoes());

            assertThat(furrow.client().workflow(Shop.class, "s").close()).isEqualTo("closed");

            assertThat(answers).containsExactly("tea!");
            assertThat(furrow.client().handle("s").history())
                    .filteredOn(event -> event.attributes() instanceof CompleteWorkflowExecutionFailed)
                    .hasSize(1);
            Replayer.of(furrow.client().handle("s"))
                    .workflow(ShopWorkflow.class, () -> new ShopWorkflow(() -> {}, answers))
                    .run();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
