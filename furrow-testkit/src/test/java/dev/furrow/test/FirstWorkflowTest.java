package dev.furrow.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.Furrow;
import dev.furrow.activity.ActivityType;
import dev.furrow.workflow.Execute;
import dev.furrow.workflow.Signal;
import dev.furrow.workflow.Workflow;
import dev.furrow.workflow.WorkflowType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A workflow with an activity, a timer and a signal, from end to end.
class FirstWorkflowTest {

    @WorkflowType(version = "1.0", executionTimeout = "1h")
    interface Offer {
        @Execute
        String make(String what);

        @Signal
        void accept(String who);
    }

    @ActivityType(version = "1.0", startToClose = "20s")
    interface Post {
        int send(String what, int copies);
    }

    static class OfferWorkflow implements Offer {
        private final Post post = Workflow.activities(Post.class);
        private String accepted;

        @Override
        public String make(String what) {
            int sent = post.send(what, 2);
            if (!Workflow.await(Duration.ofMinutes(4), () -> accepted != null)) {
                return "nobody of " + sent;
            }
            return accepted + " of " + sent;
        }

        @Override
        public void accept(String who) {
            accepted = who;
        }
    }

    @Test
    void aTimerFiresWhenNoSignalComes() {
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.workflows(OfferWorkflow.class).activities(Post.class, (what, copies) -> copies * 10);

            var begun = furrow.now();
            String result = furrow.client().workflow(Offer.class, "o-1").make("a house");

            assertThat(result).isEqualTo("nobody of 20");
            assertThat(Duration.between(begun, furrow.now())).isEqualTo(Duration.ofMinutes(4));
        }
    }

    @Test
    void aSignalEndsTheWait() {
        try (TestFurrow furrow = new TestFurrow()) {
            furrow.workflows(OfferWorkflow.class).activities(Post.class, (what, copies) -> copies);
            Offer offer = furrow.client().workflow(Offer.class, "o-1");

            var handle = furrow.client().start(() -> offer.make("a house"));
            furrow.skip(Duration.ofMinutes(1));
            offer.accept("Ada");

            assertThat(handle.result()).isEqualTo("Ada of 2");
        }
    }

    @Test
    void theSameRunsInTheProcessOnTheRealClock() {
        try (var furrow = Furrow.local();
                var worker = furrow.worker("offers")
                        .workflows(OfferWorkflow.class)
                        .activities(Post.class, (what, copies) -> copies)
                        .start()) {
            Offer offer = furrow.client().workflow(Offer.class, "o-1");

            var handle = furrow.client().start(() -> offer.make("a house"));
            offer.accept("Ada");

            assertThat(handle.result()).isEqualTo("Ada of 2");
            assertThat(worker.warmExecutions()).isZero();
        }
    }
}
