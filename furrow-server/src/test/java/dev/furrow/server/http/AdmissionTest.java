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
        assertThat(hold(60, Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isTrue();
        assertThat(hold(41, Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isFalse();
        assertThat(hold(40, Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isTrue();
        admission.letGo(60);
        assertThat(hold(60, Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isTrue();
        assertThat(hold(1, Operation.RESPOND_ACTIVITY_TASK_COMPLETED)).isFalse();
    }

    @Test
    void bodiesOfReadsAreTurnedAwayBeforeThoseOfStartsAndThoseBeforeCompletions() {
        assertThat(hold(50, Operation.LIST_OPEN_WORKFLOW_EXECUTIONS)).isTrue();
        assertThat(hold(1, Operation.LIST_OPEN_WORKFLOW_EXECUTIONS)).isFalse();
        assertThat(hold(1, null)).as("what names no operation").isFalse();
        assertThat(hold(25, Operation.START_WORKFLOW_EXECUTION)).isTrue();
        assertThat(hold(1, Operation.START_WORKFLOW_EXECUTION)).isFalse();
        assertThat(hold(25, Operation.RESPOND_DECISION_TASK_COMPLETED)).isTrue();
    }

    private boolean hold(int bytes, Operation operation) {
        return admission.hold(bytes, operation);
    }
}
