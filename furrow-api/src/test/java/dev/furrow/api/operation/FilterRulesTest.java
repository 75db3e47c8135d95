package dev.furrow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.json.Bodies;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which filters may stand together when executions are listed and counted (specification, section 8.5).
class FilterRulesTest {
    private static final Map<String, String> FILTERS = Map.of(
            "executionFilter", "{'workflowId':'w'}",
            "typeFilter", "{'name':'n'}",
            "tagFilter", "{'tag':'t'}",
            "closeStatusFilter", "{'status':'FAILED'}");
    private static final String START_TIME = "'startTimeFilter':{'oldestDate':0}";
    private static final String CLOSE_TIME = "'closeTimeFilter':{'oldestDate':0,'latestDate':1}";

    static Stream<Class<? extends Record>> ofOpen() {
        return Stream.of(ListOpenWorkflowExecutionsRequest.class, CountOpenWorkflowExecutionsRequest.class);
    }

    static Stream<Class<? extends Record>> ofClosed() {
        return Stream.of(ListClosedWorkflowExecutionsRequest.class, CountClosedWorkflowExecutionsRequest.class);
    }

    static Stream<Class<? extends Record>> ofBoth() {
        return Stream.concat(ofOpen(), ofClosed());
    }

    private static String body(String... members) {
        return "{'domain':'d'," + String.join(",", members) + "}";
    }

    private static String refused(Class<? extends Record> type, String... members) {
        Fault fault = Bodies.refused(Bodies.bytes(body(members)), type);
        assertThat(fault.type()).isEqualTo(FaultType.VALIDATION);
        return fault.message();
    }

    private static String filter(String name) {
        return "'" + name + "':" + FILTERS.get(name);
    }

    @ParameterizedTest
    @MethodSource("ofOpen")
    void openExecutionsAreSoughtByStartTime(Class<? extends Record> type) {
        assertThat(Bodies.decode(body(START_TIME), type)).isNotNull();
        assertThat(Bodies.violations("{'domain':'d'}", type)).containsExactly(Bodies.missing("startTimeFilter"));
        assertThat(Bodies.violations(body("'startTimeFilter':{'latestDate':1}"), type))
                .containsExactly(Bodies.missing("startTimeFilter.oldestDate"));
    }

    @ParameterizedTest
    @MethodSource("ofClosed")
    void closedExecutionsAreSoughtByStartTimeOrCloseTime(Class<? extends Record> type) {
        assertThat(Bodies.decode(body(START_TIME), type)).isNotNull();
        assertThat(Bodies.decode(body(CLOSE_TIME), type)).isNotNull();
        assertThat(refused(type, "'executionFilter':null")).contains("startTimeFilter", "closeTimeFilter");
        assertThat(refused(type, START_TIME, CLOSE_TIME)).contains("startTimeFilter", "closeTimeFilter");
    }

    @ParameterizedTest
    @MethodSource("ofBoth")
    void anyOneOtherFilterMayBeGiven(Class<? extends Record> type) {
        for (String name : FILTERS.keySet()) {
            assertThat(Bodies.decode(body(START_TIME, filter(name)), type)).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("ofBoth")
    void twoOtherFiltersExcludeEachOther(Class<? extends Record> type) {
        List<String> names = FILTERS.keySet().stream()
                .filter(name -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name)))
                .toList();
        assertThat(names).hasSize(type.getSimpleName().contains("Closed") ? 4 : 3);
        for (String one : names) {
            for (String other : names) {
                if (!one.equals(other)) {
                    assertThat(refused(type, START_TIME, filter(one), filter(other)))
                            .contains(one, other);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofOpen")
    void openExecutionsHaveNoCloseStatusToFilterBy(Class<? extends Record> type) {
        assertThat(Bodies.decode(body(START_TIME, filter("closeStatusFilter"), filter("tagFilter")), type))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("ofBoth")
    void aSpanOfTimeDoesNotEndBeforeItBegins(Class<? extends Record> type) {
        assertThat(Bodies.decode(body("'startTimeFilter':{'oldestDate':1.5,'latestDate':1.5}"), type))
                .isNotNull();
        assertThat(refused(type, "'startTimeFilter':{'oldestDate':1.5,'latestDate':1.499}"))
                .contains("startTimeFilter");
    }

    @ParameterizedTest
    @MethodSource("ofClosed")
    void aSpanOfCloseTimesDoesNotEndBeforeItBegins(Class<? extends Record> type) {
        assertThat(refused(type, "'closeTimeFilter':{'oldestDate':2,'latestDate':1}"))
                .contains("closeTimeFilter");
    }

    @Test
    void constraintsOfMembersComeBeforeTheRulesAmongThem() {
        assertThat(Bodies.violations(
                        body("'tagFilter':{'tag':'t'},'typeFilter':{'name':''}"),
                        CountClosedWorkflowExecutionsRequest.class))
                .hasSize(1);
    }

    @Test
    void anEmptyVersionInATypeFilterMeansAllVersions() {
        assertThat(Bodies.decode(
                                body(START_TIME, "'typeFilter':{'name':'n','version':''}"),
                                CountOpenWorkflowExecutionsRequest.class)
                        .typeFilter())
                .isEqualTo(new WorkflowTypeFilter("n", null));
    }
}
