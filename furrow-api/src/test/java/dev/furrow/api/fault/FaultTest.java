package dev.furrow.api.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.WorkflowType;
import org.junit.jupiter.api.Test;

/// The messages that clients take apart (specification, section 1.3).
class FaultTest {
    private static void assertFault(Fault fault, FaultType type, String message) {
        assertThat(fault.type()).isEqualTo(type);
        assertThat(fault.message()).isEqualTo(message);
        assertThat(fault).hasMessage(message);
    }

    @Test
    void anUnknownDomainIsNamed() {
        assertFault(
                Fault.unknownDomain("no-such-domain"), FaultType.UNKNOWN_RESOURCE, "Unknown domain: no-such-domain");
    }

    @Test
    void anUnknownTypeIsNamedWithItsVersion() {
        assertFault(
                Fault.unknownType(new ActivityType("a", "1.0")),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown type: ActivityType=[name=a, version=1.0]");
        assertFault(
                Fault.unknownType(new WorkflowType("w", "2.0")),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown type: WorkflowType=[name=w, version=2.0]");
    }

    @Test
    void anUnknownRunIsNamedAsItWasAskedFor() {
        assertFault(
                Fault.unknownExecution(new WorkflowExecution("order/1", "run=")),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=order/1, runId=run=]");
        assertFault(
                Fault.unknownExecution("order/1", "run="),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution: WorkflowExecution=[workflowId=order/1, runId=run=]");
        assertFault(
                Fault.unknownExecution("order/1", null),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown execution, workflowId = order/1");
    }

    @Test
    void aTaskThatIsOverIsNamedByTheEventThatScheduledIt() {
        assertFault(
                Fault.unknownDecisionTask(2),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown decision task, scheduledEventId = 2");
        assertFault(
                Fault.unknownActivityTask(25_001),
                FaultType.UNKNOWN_RESOURCE,
                "Unknown activity, scheduledEventId = 25001");
    }

    @Test
    void aTypeIsDescribedAsInTheFaultsThatHoldNothingElse() {
        assertThat(Fault.describe(new ActivityType("a", "1"))).isEqualTo("ActivityType=[name=a, version=1]");
        assertThat(Fault.describe(new WorkflowType("w", "1"))).isEqualTo("WorkflowType=[name=w, version=1]");
    }

    @Test
    void aForeignTokenIsInvalid() {
        assertFault(Fault.invalidToken(), FaultType.VALIDATION, "Invalid token");
    }

    @Test
    void throttlingSaysWhatTheServiceSays() {
        assertFault(Fault.throttling(), FaultType.THROTTLING, "Rate exceeded");
    }

    @Test
    void otherFaultsSayWhatTheyAreGiven() {
        assertFault(Fault.validation("v"), FaultType.VALIDATION, "v");
        assertFault(Fault.serialization("s"), FaultType.SERIALIZATION, "s");
        assertFault(Fault.limitExceeded("l"), FaultType.LIMIT_EXCEEDED, "l");
        assertFault(new Fault(FaultType.TYPE_DEPRECATED, ""), FaultType.TYPE_DEPRECATED, "");
    }

    /// A refusal is an ordinary answer; walking the stack would make it the most expensive one.
    @Test
    void aFaultHasNoStackTrace() {
        assertThat(Fault.throttling().getStackTrace()).isEmpty();
    }
}
