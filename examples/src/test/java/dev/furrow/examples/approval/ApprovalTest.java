package dev.furrow.examples.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.test.FurrowTest;
import dev.furrow.test.TestFurrow;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@FurrowTest
class ApprovalTest {
    private final Inbox inbox = new Inbox();
    private Approval approval;

    @BeforeEach
    void serve(TestFurrow furrow) {
        furrow.workflows(ApprovalWorkflow.class).activities(inbox);
        approval = furrow.client().workflow(Approval.class, "a");
    }

    @Test
    void whatIsSmallIsNotAsked() {
        assertThat(approval.request(new Expense("pen", 50))).isEqualTo("approved, being small");
        assertThat(inbox.questions).isEmpty();
    }

    @Test
    void theAnswerMayComeDaysLater(TestFurrow furrow) throws InterruptedException {
        var handle = furrow.client().start(() -> approval.request(new Expense("barn", 51)));
        furrow.skip(Duration.ofDays(6));

        var question = inbox.questions.take();
        furrow.client().completion(question.token()).complete(new Verdict(false, "Bob"));

        assertThat(question.expense()).isEqualTo(new Expense("barn", 51));
        assertThat(handle.result()).isEqualTo("refused by Bob");
    }

    @Test
    void nobodysAnswerIsNo() {
        assertThat(approval.request(new Expense("barn", 51))).isEqualTo("refused: nobody has looked at it");
    }
}
