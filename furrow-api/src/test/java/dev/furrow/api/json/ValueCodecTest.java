package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.furrow.api.event.HistoryEvent;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.UntagResourceRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of members: each JSON type is taken for what it is and never turned into another (specification,
/// section 1.1).
class ValueCodecTest {
    /// Much more than it takes on a busy machine, much less than it would take to write out the number.
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final String START = """
            {'domain':'d','workflowId':'w','workflowType':{'name':'n','version':'v'},%s}""";

    private static StartWorkflowExecutionRequest start(String member) {
        return Bodies.decode(START.formatted(member), StartWorkflowExecutionRequest.class);
    }

    private static String malformedStart(String member) {
        return Bodies.malformed(START.formatted(member), StartWorkflowExecutionRequest.class);
    }

    private static ListDomainsRequest list(String member) {
        return Bodies.decode("{'registrationStatus':'REGISTERED',%s}".formatted(member), ListDomainsRequest.class);
    }

    private static String malformedList(String member) {
        return Bodies.malformed("{'registrationStatus':'REGISTERED',%s}".formatted(member), ListDomainsRequest.class);
    }

    private static Instant oldestDate(String number) {
        return Bodies.decode(
                        "{'domain':'d','startTimeFilter':{'oldestDate':%s}}".formatted(number),
                        CountOpenWorkflowExecutionsRequest.class)
                .startTimeFilter()
                .oldestDate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "3.5", "true", "false", "{}", "[]", "['300']"})
    void onlyAStringIsAString(String value) {
        assertThat(malformedStart("'taskStartToCloseTimeout':" + value))
                .startsWith("The member taskStartToCloseTimeout must be a string");
        assertThat(malformedStart("'input':" + value)).startsWith("The member input must be a string");
        assertThat(malformedStart("'tagList':['a'," + value + "]"))
                .startsWith("The member tagList.2.member must be a string");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "7,7", "1000,1000", "-0,0"})
    void aWholeNumberIsAnInteger(String number, int expected) {
        assertThat(list("'maximumPageSize':" + number).maximumPageSize()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.5", "1e2", "1E0", "'1'", "true", "{}", "[]", "[1]"})
    void onlyAWholeNumberIsAnInteger(String value) {
        assertThat(malformedList("'maximumPageSize':" + value))
                .startsWith("The member maximumPageSize must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483648",
                "-2147483649",
                "4294967296",
                "4294967297",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775809",
                "100000000000000000000000000000000000000000"
            })
    void aNumberBeyond32BitsIsNoIntegerAndIsNotCutDown(String number) {
        assertThat(malformedList("'maximumPageSize':" + number))
                .isEqualTo("The member maximumPageSize must fit into 32 bits");
    }

    /// Ids of events, which no request holds.
    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "-9223372036854775809", "100000000000000000000000000000000000000000"})
    void aNumberBeyond64BitsIsNoIntegerAndIsNotCutDown(String number) {
        byte[] body = Bodies.bytes("{'eventId':" + number + ",'eventTimestamp':1}");

        assertThatThrownBy(() -> Json.decodeTrusted(body, HistoryEvent.class))
                .isInstanceOf(Fault.class)
                .hasMessage("The member eventId must fit into 64 bits");
    }

    @Test
    void onlyTrueAndFalseAreBooleans() {
        assertThat(list("'reverseOrder':true").reverseOrder()).isTrue();
        assertThat(list("'reverseOrder':false").reverseOrder()).isFalse();
        assertThat(list("'reverseOrder':null").reverseOrder()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "'false'", "1", "0", "''", "{}", "[]", "[true]"})
    void nothingElseIsABoolean(String value) {
        assertThat(malformedList("'reverseOrder':" + value))
                .startsWith("The member reverseOrder must be true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "0e0, 0",
        "1497371587, 1497371587000",
        "1497371587.0, 1497371587000",
        "1497371587.073, 1497371587073",
        "1.497371587073E9, 1497371587073",
        "1.497371587073e+9, 1497371587073",
        "14973715870730e-4, 1497371587073",
        "0.001, 1",
        "1e-3, 1",
        "0.0004, 0",
        "1497371587.0734, 1497371587073",
        "1497371587.0736, 1497371587074",
        "-1, -1000",
        "-0.5, -500",
        "-1.5, -1500",
        "-0.001, -1",
        "-62135596800, -62135596800000",
        "253402300799, 253402300799000"
    })
    void anyNumberIsATimestampInSeconds(String number, long millis) {
        assertThat(oldestDate(number)).isEqualTo(Instant.ofEpochMilli(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e12",
                "1e400",
                "1e999999999",
                "1e99999999999999999999",
                "9223372036854775807",
                "9223372036854775808"
            })
    void aTimestampBeyondAllMeaningIsTheEndOfTime(String number) {
        assertTimeoutPreemptively(SOON, () -> {
            assertThat(oldestDate(number)).isAfterOrEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
            assertThat(oldestDate("-" + number)).isBefore(Instant.parse("0000-01-01T00:00:00Z"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "1e-999999999", "-1e-999999999", "0e999999999"})
    void aTimestampBelowAllMeaningIsZero(String number) {
        assertTimeoutPreemptively(SOON, () -> assertThat(oldestDate(number)).isEqualTo(Instant.EPOCH));
    }

    @Test
    void timestampsOfManyDigitsAreReadQuickly() {
        assertTimeoutPreemptively(SOON, () -> {
            for (int round = 0; round < 100; round++) {
                assertThat(oldestDate("9".repeat(900))).isAfter(Instant.EPOCH);
                assertThat(oldestDate("0." + "9".repeat(900))).isEqualTo(Instant.ofEpochSecond(1));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2017-06-13T16:33:07Z'", "'1497371587'", "true", "{}", "[]"})
    void onlyANumberIsATimestamp(String value) {
        assertThat(Bodies.malformed(
                        "{'domain':'d','startTimeFilter':{'oldestDate':%s}}".formatted(value),
                        CountOpenWorkflowExecutionsRequest.class))
                .startsWith("The member startTimeFilter.oldestDate must be a number of seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'REGISTERED'", "1", "true", "[]"})
    void onlyAnObjectIsAStructure(String value) {
        assertThat(malformedStart("'taskList':" + value)).startsWith("The member taskList must be an object");
        assertThat(Bodies.malformed(
                        "{'taskToken':'t','decisions':[{}," + value + "]}", RespondDecisionTaskCompletedRequest.class))
                .startsWith("The member decisions.2.member must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a'", "1", "true", "{}", "{'member':['a']}"})
    void onlyAListIsAList(String value) {
        assertThat(malformedStart("'tagList':" + value)).startsWith("The member tagList must be a list");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "{}", "[]"})
    void onlyAStringNamesAConstant(String value) {
        assertThat(malformedStart("'childPolicy':" + value)).startsWith("The member childPolicy must be a string");
    }

    @Test
    void nullElementsOfAListAreAbsent() {
        assertThat(start("'tagList':[null]").tagList()).isEmpty();
        assertThat(start("'tagList':[null,'a',null,'b']").tagList()).containsExactly("a", "b");
        assertThat(start("'tagList':null").tagList()).isNull();
        assertThat(Bodies.decode("{'resourceArn':'arn','tagKeys':[null]}", UntagResourceRequest.class)
                        .tagKeys())
                .isEmpty();
        assertThat(Bodies.decode(
                                "{'taskToken':'t','decisions':[null,{'decisionType':'CompleteWorkflowExecution'}]}",
                                RespondDecisionTaskCompletedRequest.class)
                        .decisions())
                .hasSize(1);
    }

    /// Wrong types come before broken constraints, wherever in the body they stand.
    @Test
    void aWrongTypeIsReportedBeforeAnyConstraint() {
        assertThat(Bodies.refused(
                                Bodies.bytes(
                                        "{'domain':'','registrationStatus':'X','maximumPageSize':-1,'reverseOrder':0}"),
                                ListDomainsRequest.class)
                        .type())
                .isEqualTo(FaultType.SERIALIZATION);
    }

    @Test
    void anEmptyStringIsAValueWhereItSaysSomething() {
        assertThat(start("'input':''").input()).isEmpty();
        assertThat(start("'tagList':['']").tagList()).containsExactly("");
        assertThat(Bodies.decode("{'taskToken':'t','executionContext':''}", RespondDecisionTaskCompletedRequest.class)
                        .executionContext())
                .isEmpty();
    }

    @Test
    void anEmptyStringIsAbsenceInOptionalDurations() {
        StartWorkflowExecutionRequest start =
                start("'taskStartToCloseTimeout':'','executionStartToCloseTimeout':'','taskPriority':''");

        assertThat(start.taskStartToCloseTimeout()).isNull();
        assertThat(start.executionStartToCloseTimeout()).isNull();
        assertThat(start.taskPriority()).isNull();
    }
}
