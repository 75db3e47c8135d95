package dev.furrow.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.operation.Operation;
import org.junit.jupiter.api.Test;

/// Who is turned away first when there are too many.
final class AdmissionTest {
    private final Admission admission = new Admission(8, 100);

    private int admitted(Operation operation) {
        int admitted = 0;
        while (admission.begin(operation)) {
            admitted++;
        }
        return admitted;
    }

    @Test
    void startsAreLetInWhenReadsAreNotAndCompletionsWhenStartsAreNot() {
        assertThat(admitted(Operation.DESCRIBE_WORKFLOW_EXECUTION)).isEqualTo(4);
        assertThat(admitted(Operation.START_WORKFLOW_EXECUTION)).isEqualTo(2);
        assertThat(admitted(Operation.RESPOND_DECISION_TASK_COMPLETED)).isEqualTo(2);
    }

    @Test
    void everyAnswerMakesRoomForOneRequest() {
        assertThat(admitted(Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isEqualTo(8);
        admission.end();
        assertThat(admission.begin(Operation.START_WORKFLOW_EXECUTION)).isFalse();
        assertThat(admitted(Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isEqualTo(1);
    }

    @Test
    void bodiesTakeNoMoreThanTheirShare() {
        assertThat(admission.hold(60)).isTrue();
        assertThat(admission.hold(41)).isFalse();
        assertThat(admission.hold(40)).isTrue();
        admission.letGo(60);
        assertThat(admission.hold(60)).isTrue();
        assertThat(admission.hold(1)).isFalse();
    }
}
