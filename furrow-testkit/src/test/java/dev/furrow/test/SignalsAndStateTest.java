package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.WorkflowHandle;
import dev.furrow.api.event.WorkflowExecutionSignaled;
import dev.furrow.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignalsAndStateTest {

    private static WorkflowHandle<String> start(TestFurrow furrow) {
        Program program = furrow.client().workflow(Program.class, "p-1");
        return furrow.client().start(() -> program.run(""));
    }

    @Test
    void stateIsReadWhileItRunsAndAfterTheEnd() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> program.pokes.size() == 2);
            return program.pokes;
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = start(furrow);
            assertThat(program.pokes()).isZero();
            program.poke("a");
            assertThat(program.pokes()).isEqualTo(1);
            program.poke("b");
            assertThat(handle.result()).isEqualTo("[a, b]");
            assertThat(handle.state("pokes", Integer.class)).isEqualTo(2);
        }
    }

    @Test
    void allSignalsOfADecisionAreHandledBeforeMainMoves() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> !program.pokes.isEmpty());
            return program.pokes;
        })) {
            WorkflowHandle<String> handle = start(furrow);
            // The first is lost with its decision, so three come together.
            furrow.loseNextDecision();
            Program program = furrow.client().workflow(Program.class, "p-1");
            program.poke("a");
            program.poke("b");
            program.poke("c");
            assertThat(handle.result()).isEqualTo("[a, b, c]");
        }
    }

    @Test
    void aSignalFromBeforeTheFirstDecisionIsNotLost() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(Duration.ofMinutes(1), () -> !program.pokes.isEmpty());
            return program.pokes;
        })) {
            furrow.loseNextDecision();
            WorkflowHandle<String> handle = start(furrow);
            furrow.client().workflow(Program.class, "p-1").poke("early");
            assertThat(handle.result()).isEqualTo("[early]");
        }
    }

    @Test
    void aSignalThatIsSentTwiceComesTwiceAndTheNextOneOnce() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> program.pokes.contains("b"));
            return program.pokes;
        })) {
            WorkflowHandle<String> handle = start(furrow);
            Program program = furrow.client().workflow(Program.class, "p-1");
            furrow.repeatNextSignal();
            program.poke("a");
            program.poke("b");
            assertThat(handle.result()).isEqualTo("[a, a, b]");
            assertThat(handle.history().stream()
                            .filter(event -> event.attributes() instanceof WorkflowExecutionSignaled))
                    .hasSize(3);
        }
    }

    @Test
    void aHandlerThatThrowsFailsTheWorkflow() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> false);
            return "";
        })) {
            WorkflowHandle<String> handle = start(furrow);
            handle.signal("poke", 1, 2);
            assertThat(handle.outcome()).isInstanceOf(dev.furrow.Outcome.Failed.class);
        }
    }

    @Test
    void unknownSignalsAreKept() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> Workflow.unhandledSignals().size() == 1);
            return Workflow.unhandledSignals();
        })) {
            WorkflowHandle<String> handle = start(furrow);
            handle.signal("whatever", 1, "two");
            assertThat(handle.result()).isEqualTo("[SignalReceived[name=whatever, input=[1,\"two\"]]]");
        }
    }

    @Test
    void signalOrStartStartsOnce() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> program.pokes.size() == 2);
            return program.pokes;
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            assertThat(furrow.client().signalOrStart(() -> program.run(""), () -> program.poke("a")))
                    .isTrue();
            assertThat(furrow.client().signalOrStart(() -> program.run(""), () -> program.poke("b")))
                    .isFalse();
            assertThat(furrow.client().handle(Program.class, "p-1").result()).isEqualTo("[a, b]");
        }
    }

    @Test
    void stacksShowWhereEachStrandWaits() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.async("helper", () -> Workflow.sleep(Duration.ofDays(1)));
            Workflow.await(() -> false);
            return "";
        })) {
            var stacks = start(furrow).stacks();
            assertThat(stacks).containsOnlyKeys("main", "helper");
            assertThat(stacks.get("main")).anyMatch(frame -> frame.toString().contains("SignalsAndStateTest.java"));
        }
    }

    @Test
    void thirtyDaysPassInMilliseconds() {
        try (TestFurrow furrow = serve(program -> {
            for (int day = 0; day < 30; day++) {
                Workflow.sleep(Duration.ofDays(1));
            }
            return Workflow.now();
        })) {
            Instant before = furrow.now();
            WorkflowHandle<String> handle = start(furrow);
            long begun = System.nanoTime();
            assertThat(handle.result())
                    .isEqualTo(before.plus(Duration.ofDays(30)).toString());
            System.out.println("30 virtual days took " + (System.nanoTime() - begun) / 1_000_000 + " ms");
        }
    }
}
