package dev.furrow.test;

import static dev.furrow.test.ProgramWorkflow.serve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.AlreadyRunningException;
import dev.furrow.OnDuplicate;
import dev.furrow.Outcome;
import dev.furrow.StartOptions;
import dev.furrow.UnsupportedByServerException;
import dev.furrow.WorkflowFailedException;
import dev.furrow.WorkflowHandle;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Query;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a caller outside of workflows can do.
class ClientTest {

    // Starting

    @Test
    void aNameThatIsTakenIsRefusedWithTheRunThatHasIt() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> !program.pokes.isEmpty());
            return "";
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> first = furrow.client().start(() -> program.run(""));

            AlreadyRunningException refused = catchThrowableOfType(
                    AlreadyRunningException.class, () -> furrow.client().start(() -> program.run("")));
            assertThat(refused.workflowId()).isEqualTo("p-1");
            assertThat(refused.runId()).isEqualTo(first.runId());
            assertThat(refused).hasMessageContaining("p-1").hasMessageContaining(first.runId());

            Program patient = furrow.client()
                    .workflow(Program.class, "p-1", StartOptions.defaults().onDuplicate(OnDuplicate.USE_EXISTING));
            assertThat(furrow.client().start(() -> patient.run("")).runId()).isEqualTo(first.runId());
            program.poke("go");
            assertThat(first.result()).isEmpty();
            // It is closed, so this one is new.
            assertThat(furrow.client().start(() -> patient.run("")).runId()).isNotEqualTo(first.runId());
        }
    }

    @Test
    void tagsThatTheServiceWouldRefuseAreRefusedBefore() {
        StartOptions options = StartOptions.defaults();
        assertThatThrownBy(() -> options.tags("1", "2", "3", "4", "5", "6")).hasMessageContaining("5 tags at most");
        assertThatThrownBy(() -> options.tags("x".repeat(257))).hasMessageContaining("1 to 256 characters, not 257");
        assertThatThrownBy(() -> options.tags("")).hasMessageContaining("1 to 256 characters, not 0");
    }

    @Test
    void waitingForTheEndCanHaveAnEnd() {
        try (TestFurrow furrow = serve(program -> {
            Workflow.await(() -> !program.pokes.isEmpty());
            return "poked";
        })) {
            Program program = furrow.client().workflow(Program.class, "p-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> program.run(""));
            assertThat(handle.outcome(Duration.ZERO)).isEmpty();
            program.poke("");
            assertThat(handle.outcome(Duration.ofSeconds(10))).contains(new Outcome.Completed<>("poked"));
        }
    }

    // Exceptions

    static final class Declined extends Exception {
        Declined(String message) {
            super(message);
        }
    }

    @WorkflowType(version = "1.0")
    interface Loan {
        @Execute
        String grant(int amount) throws Declined;

        @Signal
        void pay(int amount);

        @Query
        int paid(int plus);

        @Query
        List<Integer> payments() throws Declined;
    }

    static final class LoanWorkflow implements Loan {
        private final List<Integer> payments = new ArrayList<>();

        @Override
        public String grant(int amount) throws Declined {
            if (amount > 1_000) {
                throw new Declined("too much: " + amount);
            }
            Workflow.await(() -> payments.stream().mapToInt(each -> each).sum() >= amount);
            return "paid";
        }

        @Override
        public void pay(int amount) {
            payments.add(amount);
        }

        @Override
        public int paid(int plus) {
            return payments.stream().mapToInt(each -> each).sum() + plus;
        }

        @Override
        public List<Integer> payments() throws Declined {
            if (payments.size() > 2) {
                throw new Declined("too many");
            }
            return payments;
        }
    }

    @Test
    void aDeclaredExceptionComesOutOfTheStubAsItself() {
        try (TestFurrow furrow = new TestFurrow().workflows(LoanWorkflow.class)) {
            Loan loan = furrow.client().workflow(Loan.class, "l-1");
            assertThatThrownBy(() -> loan.grant(5_000))
                    .isInstanceOf(Declined.class)
                    .hasMessage("too much: 5000");
        }
    }

    @Test
    void aHandleWrapsAnExceptionThatIsChecked() {
        try (TestFurrow furrow = new TestFurrow().workflows(LoanWorkflow.class)) {
            Loan loan = furrow.client().workflow(Loan.class, "l-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> granted(loan, 5_000));
            assertThatThrownBy(handle::result)
                    .isInstanceOf(WorkflowFailedException.class)
                    .hasMessageContaining("too much: 5000")
                    .cause()
                    .isInstanceOf(Declined.class)
                    .hasMessage("too much: 5000");
        }
    }

    private static String granted(Loan loan, int amount) {
        try {
            return loan.grant(amount);
        } catch (Declined impossible) {
            throw new AssertionError(impossible);
        }
    }

    // Queries

    @Test
    void aQueryIsAnsweredWhileItRunsAndAfterTheEnd() throws Declined {
        try (TestFurrow furrow = new TestFurrow().workflows(LoanWorkflow.class)) {
            Loan loan = furrow.client().workflow(Loan.class, "l-1");
            WorkflowHandle<String> handle = furrow.client().start(() -> granted(loan, 100));
            assertThat(loan.paid(0)).isZero();
            loan.pay(30);
            long before = handle.history().size();
            assertThat(loan.paid(7)).isEqualTo(37);
            assertThat(loan.payments()).containsExactly(30);
            loan.pay(40);
            loan.pay(50);
            assertThat(handle.result()).isEqualTo("paid");
            assertThat(loan.paid(0)).isEqualTo(120);
            assertThatThrownBy(loan::payments).isInstanceOf(Declined.class).hasMessage("too many");
            // Nothing of that is in the history but the two signals and what they brought about.
            assertThat(handle.history())
                    .filteredOn(event -> event.eventId() > before)
                    .allMatch(event -> !event.eventType().name().contains("MARKER"));
        }
    }

    @Test
    void whoHasNotTheCodeCannotAnswerAndIsToldWhatToDo() {
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.client().types().getOrRegister(Loan.class);
            Loan loan = furrow.client()
                    .workflow(Loan.class, "l-1", StartOptions.defaults().taskList("nobody"));
            var handle = furrow.client().start(() -> granted(loan, 100));
            assertThat(handle.workflowId()).isEqualTo("l-1");
            assertThatThrownBy(() -> loan.paid(3))
                    .isInstanceOf(UnsupportedByServerException.class)
                    .hasMessageContaining("Loan.paid is a @Query")
                    .hasMessageContaining("Furrow.implementations")
                    .hasMessageContaining("@State");
        }
    }
}
