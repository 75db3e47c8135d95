package dev.furrow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Bodies;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules that bind a batch of decisions (specification, sections 1.5 and 3.1).
class RespondDecisionTaskCompletedRequestTest {
    private static final String COMPLETE = "{'decisionType':'CompleteWorkflowExecution'}";
    private static final String MARKER =
            "{'decisionType':'RecordMarker','recordMarkerDecisionAttributes':{'markerName':'m'}}";

    private static RespondDecisionTaskCompletedRequest respond(String... decisions) {
        return Bodies.decode(body(decisions), RespondDecisionTaskCompletedRequest.class);
    }

    private static Fault refused(String... decisions) {
        return Bodies.refused(Bodies.bytes(body(decisions)), RespondDecisionTaskCompletedRequest.class);
    }

    private static String body(String... decisions) {
        return "{'taskToken':'t','decisions':[" + String.join(",", decisions) + "]}";
    }

    private static void assertCloseMustBeLast(Fault fault) {
        assertThat(fault).hasMessage("Close must be last decision in list");
        assertThat(fault.type()).isEqualTo(FaultType.VALIDATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Complete", "Fail", "Cancel", "ContinueAsNew"})
    void aClosingDecisionMustBeTheLast(String kind) {
        String close = "{'decisionType':'" + kind + "WorkflowExecution'}";

        assertThat(respond(close).decisions()).hasSize(1);
        assertThat(respond(MARKER, MARKER, close).decisions()).hasSize(3);
        assertCloseMustBeLast(refused(close, MARKER));
        assertCloseMustBeLast(refused(MARKER, close, MARKER));
        assertCloseMustBeLast(refused(close, COMPLETE));
        assertCloseMustBeLast(refused(close, close));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'decisionType':'Nonsense'}",
                "{}",
                "{'decisionType':'StartTimer'}",
                "{'decisionType':'StartTimer','startTimerDecisionAttributes':{'timerId':'','startToFireTimeout':'-1'}}"
            })
    void theOrderIsCheckedBeforeAnyConstraint(String broken) {
        assertCloseMustBeLast(refused(COMPLETE, broken));
        assertCloseMustBeLast(refused(broken, COMPLETE, MARKER));
        assertThat(refused(broken, COMPLETE)).hasMessageContaining("validation error");
    }

    @Test
    void theOrderIsCheckedBeforeTheRestOfTheRequest() {
        assertCloseMustBeLast(Bodies.refused(
                Bodies.bytes("{'taskList':{'name':''},'decisions':[" + COMPLETE + "," + MARKER + "]}"),
                RespondDecisionTaskCompletedRequest.class));
    }

    @Test
    void aBrokenCloseThatIsNotTheLastIsOutOfOrderFirst() {
        String broken = "{'decisionType':'FailWorkflowExecution','failWorkflowExecutionDecisionAttributes':{'reason':'"
                + "x".repeat(257) + "'}}";

        assertCloseMustBeLast(refused(broken, MARKER));
        assertThat(refused(MARKER, broken))
                .hasMessageContaining("decisions.2.member.failWorkflowExecutionDecisionAttributes.reason");
    }

    @Test
    void wrongTypesComeBeforeTheOrder() {
        assertThat(refused(COMPLETE, "'StartTimer'").type()).isEqualTo(FaultType.SERIALIZATION);
    }

    @Test
    void aNullAfterTheCloseIsNoDecision() {
        assertThat(respond(COMPLETE, "null").decisions()).hasSize(1);
    }

    @Test
    void noDecisionsAreAnAnswerToo() {
        assertThat(respond().decisions()).isEmpty();
        assertThat(Bodies.decode("{'taskToken':'t'}", RespondDecisionTaskCompletedRequest.class)
                        .decisions())
                .isNull();
    }

    @Test
    void thereMayBeMoreThanAHundredDecisions() {
        List<String> many = IntStream.range(0, 1_000).mapToObj(i -> MARKER).collect(Collectors.toList());
        many.add(COMPLETE);

        assertThat(respond(many.toArray(String[]::new)).decisions()).hasSize(1_001);
    }
}
