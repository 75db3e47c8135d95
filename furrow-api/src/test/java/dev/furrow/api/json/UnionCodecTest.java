package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.decision.CancelTimerDecision;
import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.ContinueAsNewWorkflowExecutionDecision;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.shape.ShapeLimits;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Decisions and events, whose kind and structure are two members of one object (specification, section 1.4).
class UnionCodecTest {
    private static final String TIMER = "'startTimerDecisionAttributes':{'timerId':'a','startToFireTimeout':'1'}";

    static Stream<Class<?>> events() {
        return Arrays.stream(EventAttributes.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> decisions() {
        return Arrays.stream(Decision.class.getPermittedSubclasses());
    }

    private static Decision decide(String decision) {
        List<Decision> decisions = Bodies.decode(
                        "{'taskToken':'t','decisions':[" + decision + "]}", RespondDecisionTaskCompletedRequest.class)
                .decisions();
        assertThat(decisions).hasSize(1);
        return decisions.getFirst();
    }

    private static List<String> violations(String decision) {
        return Bodies.violations(
                "{'taskToken':'t','decisions':[" + decision + "]}", RespondDecisionTaskCompletedRequest.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventSurvivesTheRoundTrip(Class<? extends Record> type) {
        for (Record attributes : List.of(RecordSamples.full(type), RecordSamples.sparse(type))) {
            HistoryEvent event =
                    new HistoryEvent(25_044, Instant.parse("2017-06-13T16:33:07.073Z"), (EventAttributes) attributes);

            assertThat(Json.decodeTrusted(Json.encode(event), HistoryEvent.class))
                    .isEqualTo(event);
            assertThat(JsonTree.parse(Json.encode(event))).isEqualTo(JsonTree.of(event));
        }
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionSurvivesTheRoundTrip(Class<? extends Record> type) {
        for (Record attributes : List.of(RecordSamples.full(type), RecordSamples.sparse(type))) {
            RespondDecisionTaskCompletedRequest request =
                    new RespondDecisionTaskCompletedRequest("t", List.of((Decision) attributes), null, null, null);

            assertThat(Json.decode(Json.encode(request), RespondDecisionTaskCompletedRequest.class, ShapeLimits.AWS))
                    .isEqualTo(request);
            assertThat(JsonTree.parse(Json.encode(request))).isEqualTo(JsonTree.of(request));
        }
    }

    @Test
    void theTypeMayComeBeforeOrAfterTheStructure() {
        StartTimerDecision expected = new StartTimerDecision("a", null, "1");

        assertThat(decide("{'decisionType':'StartTimer'," + TIMER + "}")).isEqualTo(expected);
        assertThat(decide("{" + TIMER + ",'decisionType':'StartTimer'}")).isEqualTo(expected);
    }

    @Test
    void theTypeSelectsOneOfSeveralStructures() {
        String several = "{'cancelTimerDecisionAttributes':{'timerId':'b'},%s,'decisionType':'%s',"
                + "'failWorkflowExecutionDecisionAttributes':{'reason':'r'}}";

        assertThat(decide(several.formatted(TIMER, "StartTimer"))).isEqualTo(new StartTimerDecision("a", null, "1"));
        assertThat(decide(several.formatted(TIMER, "CancelTimer"))).isEqualTo(new CancelTimerDecision("b"));
        assertThat(decide(several.formatted(TIMER, "FailWorkflowExecution")))
                .isEqualTo(new FailWorkflowExecutionDecision("r", null));
        assertThat(decide(several.formatted(TIMER, "CompleteWorkflowExecution")))
                .isEqualTo(new CompleteWorkflowExecutionDecision(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Complete", "Fail", "Cancel", "ContinueAsNew"})
    void aStructureWithoutRequiredMembersMayBeAbsent(String kind) {
        String type = kind + "WorkflowExecution";
        String structure =
                Character.toLowerCase(kind.charAt(0)) + kind.substring(1) + "WorkflowExecutionDecisionAttributes";

        for (String more : List.of("", ",'" + structure + "':null", ",'" + structure + "':{}")) {
            Decision decision = decide("{'decisionType':'" + type + "'" + more + "}");
            assertThat(decision.getClass().getSimpleName()).isEqualTo(type + "Decision");
            assertThat(JsonTree.of((Record) decision)).isEmpty();
        }
    }

    @Test
    void anAbsentContinueAsNewStructureLeavesEverythingAbsent() {
        assertThat(decide("{'decisionType':'ContinueAsNewWorkflowExecution'}"))
                .isEqualTo(new ContinueAsNewWorkflowExecutionDecision(
                        null, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "ScheduleActivityTask, activityType activityId",
        "RequestCancelActivityTask, activityId",
        "RecordMarker, markerName",
        "StartTimer, timerId startToFireTimeout",
        "CancelTimer, timerId",
        "SignalExternalWorkflowExecution, workflowId signalName",
        "RequestCancelExternalWorkflowExecution, workflowId",
        "StartChildWorkflowExecution, workflowType workflowId",
        "ScheduleLambdaFunction, id name"
    })
    void everyRequiredMemberOfAnAbsentStructureIsReported(String type, String required) {
        String structure = Character.toLowerCase(type.charAt(0)) + type.substring(1) + "DecisionAttributes";
        String[] expected = Arrays.stream(required.split(" "))
                .map(member -> Bodies.missing("decisions.1.member." + structure + '.' + member))
                .toArray(String[]::new);

        assertThat(violations("{'decisionType':'" + type + "'}")).containsExactlyInAnyOrder(expected);
        assertThat(violations("{'decisionType':'" + type + "','" + structure + "':null}"))
                .containsExactlyInAnyOrder(expected);
        assertThat(violations("{'decisionType':'" + type + "','" + structure + "':{}}"))
                .containsExactlyInAnyOrder(expected);
    }

    @Test
    void aStructureThatDoesNotBelongToTheTypeIsCheckedToo() {
        assertThat(violations("""
                        {'decisionType':'CompleteWorkflowExecution',
                         'startTimerDecisionAttributes':{'timerId':'','startToFireTimeout':'NONE'},
                         'cancelTimerDecisionAttributes':{}}
                        """))
                .hasSize(3)
                .contains(
                        Bodies.violation(
                                "''",
                                "decisions.1.member.startTimerDecisionAttributes.timerId",
                                "Member must have length greater than or equal to 1"),
                        Bodies.missing("decisions.1.member.cancelTimerDecisionAttributes.timerId"))
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("Value 'NONE' at"
                                + " 'decisions.1.member.startTimerDecisionAttributes.startToFireTimeout'"));
    }

    @Test
    void aStructureOfAWrongTypeIsRefusedWhicheverTypeIsNamed() {
        assertThat(Bodies.malformed(
                        "{'taskToken':'t','decisions':[{'decisionType':'CompleteWorkflowExecution',"
                                + "'startTimerDecisionAttributes':[]}]}",
                        RespondDecisionTaskCompletedRequest.class))
                .startsWith("The member decisions.1.member.startTimerDecisionAttributes must be an object");
    }

    @Test
    void theLastOfSeveralStructuresOfOneNameCounts() {
        String later = "'startTimerDecisionAttributes':{'timerId':'b','startToFireTimeout':'2'}";
        String other = "'cancelTimerDecisionAttributes':{'timerId':'%s'}";

        assertThat(decide("{'decisionType':'StartTimer'," + TIMER + "," + later + "}"))
                .isEqualTo(new StartTimerDecision("b", null, "2"));
        assertThat(decide("{'decisionType':'CancelTimer'," + TIMER + "," + other.formatted("a") + ","
                        + other.formatted("b") + "}"))
                .isEqualTo(new CancelTimerDecision("b"));
        assertThat(violations("{'decisionType':'StartTimer'," + TIMER + ",'startTimerDecisionAttributes':null}"))
                .hasSize(2);
    }

    @Test
    void aDecisionNeedsAType() {
        assertThat(violations("{}")).containsExactly(Bodies.missing("decisions.1.member.decisionType"));
        assertThat(violations("{'decisionType':null," + TIMER + "}"))
                .containsExactly(Bodies.missing("decisions.1.member.decisionType"));
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheTypesInTheOrderOfTheService() {
        String constraint = "Member must satisfy enum value set: [CompleteWorkflowExecution, StartTimer, "
                + "RequestCancelExternalWorkflowExecution, SignalExternalWorkflowExecution, CancelTimer, RecordMarker, "
                + "ScheduleActivityTask, ContinueAsNewWorkflowExecution, ScheduleLambdaFunction, FailWorkflowExecution, "
                + "RequestCancelActivityTask, StartChildWorkflowExecution, CancelWorkflowExecution]";

        for (String type : List.of("Sleep", "startTimer", "StartTimerDecision", "")) {
            assertThat(violations("{'decisionType':'" + type + "'," + TIMER + "}"))
                    .containsExactly(Bodies.violation("'" + type + "'", "decisions.1.member.decisionType", constraint));
        }
    }
}
