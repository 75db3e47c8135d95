package dev.furrow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.contract.ApiModel.Choice;
import dev.furrow.api.contract.ApiModel.Member;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.event.EventAttributes;
import dev.furrow.api.event.EventType;
import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.json.Json;
import dev.furrow.api.json.JsonTree;
import dev.furrow.api.json.RecordSamples;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The 54 events and 13 decisions, held against the service model as they stand on the wire: each is a tag and one
/// structure whose name goes with the tag.
class UnionsContractTest {
    private static final ApiModel MODEL = ApiModel.SWF;

    static Stream<Class<?>> events() {
        return Arrays.stream(EventAttributes.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> decisions() {
        return Arrays.stream(Decision.class.getPermittedSubclasses());
    }

    @Test
    void thereIsARecordForEachOfThe54Events() {
        assertThat(events().map(Class::getSimpleName))
                .hasSize(54)
                .containsExactlyInAnyOrderElementsOf(((Choice) MODEL.shape("EventType")).constants());
    }

    @Test
    void thereIsARecordForEachOfThe13Decisions() {
        assertThat(decisions().map(Class::getSimpleName))
                .hasSize(13)
                .containsExactlyInAnyOrderElementsOf(((Choice) MODEL.shape("DecisionType"))
                        .constants().stream().map(type -> type + "Decision").toList());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventTravelsUnderItsTypeAndTheAttributesOfThatName(Class<? extends Record> type) {
        EventAttributes attributes = (EventAttributes) RecordSamples.full(type);
        HistoryEvent event = new HistoryEvent(7, Instant.EPOCH, attributes);
        Member structure = structureNamed("HistoryEvent", type.getSimpleName() + "EventAttributes");

        Map<?, ?> members = (Map<?, ?>) JsonTree.parse(Json.encode(event));

        assertThat(members.keySet()).isEqualTo(Set.of("eventId", "eventTimestamp", "eventType", structure.name()));
        assertThat(members.get("eventType")).isEqualTo(type.getSimpleName());
        assertThat(Pairing.SWF.structures().get(structure.shape())).isEqualTo(type);
        assertThat(event.eventType()).isEqualTo(EventType.valueOf(type.getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionTravelsUnderItsTypeAndTheAttributesOfThatName(Class<? extends Record> type) {
        Decision decision = (Decision) RecordSamples.full(type);
        String tag = type.getSimpleName().substring(0, type.getSimpleName().length() - "Decision".length());
        Member structure = structureNamed("Decision", tag + "DecisionAttributes");
        RespondDecisionTaskCompletedRequest request =
                new RespondDecisionTaskCompletedRequest("token", List.of(decision), null, null, null);

        Map<?, ?> body = (Map<?, ?>) JsonTree.parse(Json.encode(request));
        Map<?, ?> members = (Map<?, ?>) ((List<?>) body.get("decisions")).getFirst();

        assertThat(members.keySet()).isEqualTo(Set.of("decisionType", structure.name()));
        assertThat(members.get("decisionType")).isEqualTo(tag);
        assertThat(Pairing.SWF.structures().get(structure.shape())).isEqualTo(type);
        assertThat(decision.decisionType()).isEqualTo(DecisionType.valueOf(tag));
    }

    @Test
    void theClosingDecisionsAreTheFourThatEndARun() {
        assertThat(decisions()
                        .filter(type -> ((Decision) RecordSamples.sparse(type.asSubclass(Record.class))).closes())
                        .map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "CompleteWorkflowExecutionDecision",
                        "FailWorkflowExecutionDecision",
                        "CancelWorkflowExecutionDecision",
                        "ContinueAsNewWorkflowExecutionDecision");
    }

    /// The member that is written like the name but for its first letter.
    private static Member structureNamed(String structure, String name) {
        List<Member> members = MODEL.structure(structure).members().stream()
                .filter(member -> member.name().equalsIgnoreCase(name))
                .toList();
        assertThat(members).as(name).hasSize(1);
        return members.getFirst();
    }
}
