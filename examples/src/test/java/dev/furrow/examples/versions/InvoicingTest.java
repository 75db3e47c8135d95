package dev.furrow.examples.versions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.test.Replayer;
import dev.furrow.test.TestFurrow;
import org.junit.jupiter.api.Test;

class InvoicingTest {
    private final Office office = new Office() {
        @Override
        public String print(String customer) {
            return "printed";
        }

        @Override
        public String post(String customer) {
            return "posted";
        }

        @Override
        public String mail(String customer) {
            return "mailed";
        }

        @Override
        public String thank(String customer) {
            return "thanked";
        }
    };

    private String run(TestFurrow furrow, Class<?> code) {
        furrow.workflows(code).activities(Office.class, office);
        Invoicing invoicing = furrow.client().workflow(Invoicing.class, "i");
        var handle = furrow.client().start(() -> invoicing.invoice("Ada"));
        invoicing.paid();
        return handle.result();
    }

    @Test
    void whoBeginsNowGetsMail() {
        try (TestFurrow furrow = new TestFurrow()) {
            assertThat(run(furrow, InvoicingWorkflow.class)).isEqualTo("mailed, thanked");
        }
    }

    // region replay
    @Test
    void whatTheOldCodeBeganTheNewCodeCanFinish() {
        try (TestFurrow furrow = new TestFurrow()) {
            assertThat(run(furrow, FirstInvoicingWorkflow.class)).isEqualTo("printed, posted, thanked");

            Replayer.of(furrow.client().handle("i"))
                    .workflows(InvoicingWorkflow.class)
                    .run();
        }
    }
    // endregion
}
