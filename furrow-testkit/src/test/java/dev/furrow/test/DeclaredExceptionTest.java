package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.StartOptions;
import dev.furrow.WorkflowFailedException;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.WorkflowType;
import org.junit.jupiter.api.Test;

/// Exceptions that a workflow declares, seen by whoever started it.
class DeclaredExceptionTest {

    static final class TooLateException extends Exception {
        final int minutes;

        TooLateException(String message, int minutes) {
            super(message);
            this.minutes = minutes;
        }
    }

    @WorkflowType(version = "1.0", executionTimeout = "1h")
    interface Delivery {
        @Execute
        void deliver() throws TooLateException;
    }

    static final class LateDelivery implements Delivery {
        @Override
        public void deliver() throws TooLateException {
            throw new TooLateException("traffic", 12);
        }
    }

    @Test
    void theCallOfAStubThrowsACheckedOneAsItself() {
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.workflows(LateDelivery.class);

            assertThatThrownBy(
                            () -> furrow.client().workflow(Delivery.class, "d").deliver())
                    .isInstanceOfSatisfying(
                            TooLateException.class,
                            late -> assertThat(late.minutes).isEqualTo(12))
                    .hasMessage("traffic");
        }
    }

    @Test
    void aHandleThatDeclaresNothingTellsOfItInAnUncheckedOne() {
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.workflows(LateDelivery.class);
            var handle = furrow.client().start(Void.class, "Delivery.deliver", "1.0", "d", StartOptions.defaults());

            assertThatThrownBy(handle::result)
                    .isInstanceOf(WorkflowFailedException.class)
                    .hasMessageContaining("traffic");
        }
    }
}
