package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.Outcome;
import dev.furrow.WorkflowFailedException;
import dev.furrow.WorkflowHandle;
import dev.furrow.api.event.MarkerRecorded;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Failure;
import dev.furrow.workflow.Update;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Methods that change a running workflow and answer.
class UpdateTest {

    static final class Full extends Exception {
        Full(String message) {
            super(message);
        }
    }

    @WorkflowType(version = "1.0", executionTimeout = "100d")
    interface Table {
        @Execute
        List<String> dinner(int seats);

        @Update
        int seat(String guest) throws Full;

        @Update(name = "check")
        void check(String guest);

        @Update
        String later(String guest);
    }

    static final class TableWorkflow implements Table {
        private final Steps steps = Workflow.activities(Steps.class);
        private final List<String> guests = new java.util.ArrayList<>();
        private int seats = -1;

        @Override
        public List<String> dinner(int given) {
            seats = given;
            Workflow.await(Duration.ofDays(1), () -> guests.contains("last"));
            return guests;
        }

        @Override
        public int seat(String guest) throws Full {
            if (guests.size() == seats) {
                throw new Full("no seat for " + guest);
            }
            guests.add(steps.echo(guest));
            return seats - guests.size();
        }

        @Override
        public void check(String guest) {
            if (!guests.contains(guest)) {
                throw new IllegalArgumentException(guest + " is not here");
            }
        }

        @Override
        public String later(String guest) {
            Workflow.sleep(Duration.ofDays(9));
            return guest;
        }
    }

    private final TestFurrow furrow =
            new TestFurrow().workflows(TableWorkflow.class).activities(Steps.class, new Steps.Echoes());
    private final Table table = furrow.client().workflow(Table.class, "t-1");

    private WorkflowHandle<List<String>> start(int seats) {
        return furrow.client().start(() -> table.dinner(seats));
    }

    @AfterEach
    void close() {
        furrow.close();
    }

    @Test
    void anUpdateWaitsAndAnswers() throws Full {
        WorkflowHandle<List<String>> dinner = start(2);

        assertThat(table.seat("Ada")).isEqualTo(1);
        table.check("Ada");
        assertThat(table.seat("last")).isZero();

        assertThat(dinner.result()).containsExactly("Ada", "last");
        assertThat(dinner.history())
                .filteredOn(event -> event.attributes() instanceof MarkerRecorded)
                .as("an answer each")
                .hasSize(3);
        Replayer.of(dinner).workflows(TableWorkflow.class).run();
    }

    @Test
    void whatAnUpdateThrowsComesToTheCallerAndTheWorkflowGoesOn() throws Full {
        WorkflowHandle<List<String>> dinner = start(1);

        assertThatThrownBy(() -> table.check("Ada"))
                .isInstanceOfSatisfying(
                        WorkflowFailedException.class,
                        failed -> assertThat(failed.failure())
                                .isEqualTo(new Failure.Application(
                                        IllegalArgumentException.class.getName(), "Ada is not here")));
        assertThat(table.seat("last")).isZero();
        assertThat(dinner.result()).containsExactly("last");
    }

    @Test
    void whatAnUpdateDeclaresComesAsItself() {
        start(0);
        assertThatThrownBy(() -> table.seat("Ada")).isInstanceOf(Full.class).hasMessage("no seat for Ada");
    }

    @Test
    void anExecutionThatEndsBeforeTheAnswerSaysSo() {
        WorkflowHandle<List<String>> dinner = start(1);
        assertThatThrownBy(() -> table.later("Ada"))
                .isInstanceOf(WorkflowFailedException.class)
                .hasMessageContaining("The workflow has returned");
        assertThat(dinner.outcome()).isEqualTo(new Outcome.Completed<>(List.of()));
    }

    @Test
    void anUpdateNeedsAWorkflowThatIsOpen() {
        assertThatThrownBy(() -> table.seat("Ada")).isInstanceOf(SwfException.class);
    }
}
