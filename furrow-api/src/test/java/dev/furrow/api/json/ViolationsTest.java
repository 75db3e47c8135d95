package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DescribeWorkflowExecutionRequest;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RegisterDomainRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.operation.UntagResourceRequest;
import dev.furrow.api.shape.ShapeLimits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words in which broken constraints are reported (specification, section 1.4).
class ViolationsTest {
    private static final String START = """
            {'domain':'d','workflowId':'w','workflowType':{'name':'n','version':'v'},%s}""";

    private static String message(String body, Class<? extends Record> type) {
        return Bodies.refused(Bodies.bytes(body), type).message();
    }

    private static List<String> startViolations(String member) {
        return Bodies.violations(START.formatted(member), StartWorkflowExecutionRequest.class);
    }

    private static String tags(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'t" + i + "'").collect(Collectors.joining(","));
    }

    @Test
    void oneErrorIsSingular() {
        assertThat(message("{'domain':'d'}", PollForActivityTaskRequest.class))
                .isEqualTo("1 validation error detected: Value null at 'taskList' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @Test
    void severalErrorsArePluralAndInOneMessage() {
        assertThat(message("{'domain':'','taskList':{}}", PollForActivityTaskRequest.class))
                .isEqualTo("2 validation errors detected: "
                        + "Value '' at 'domain' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1; "
                        + "Value null at 'taskList.name' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void brokenConstraintsAreCollectedOverTheWholeRequest() {
        assertThat(Bodies.violations("""
                        {'decisions':[
                          {'decisionType':'StartTimer',
                           'startTimerDecisionAttributes':{'timerId':'t','startToFireTimeout':'1'}},
                          {'decisionType':'StartTimer',
                           'startTimerDecisionAttributes':{'timerId':'','startToFireTimeout':'1'}},
                          {'decisionType':'Nonsense'},
                          {'decisionType':'ScheduleActivityTask','scheduleActivityTaskDecisionAttributes':
                            {'activityType':{'name':'n'},'activityId':'a','taskList':{'name':''}}}],
                         'taskList':{}}
                        """, RespondDecisionTaskCompletedRequest.class))
                .hasSize(6)
                .contains(
                        Bodies.missing("taskToken"),
                        Bodies.missing("taskList.name"),
                        Bodies.violation(
                                "''",
                                "decisions.2.member.startTimerDecisionAttributes.timerId",
                                "Member must have length greater than or equal to 1"),
                        Bodies.missing(
                                "decisions.4.member.scheduleActivityTaskDecisionAttributes.activityType.version"),
                        Bodies.violation(
                                "''",
                                "decisions.4.member.scheduleActivityTaskDecisionAttributes.taskList.name",
                                "Member must have length greater than or equal to 1"))
                .anySatisfy(violation -> assertThat(violation)
                        .startsWith("Value 'Nonsense' at 'decisions.3.member.decisionType' failed"));
    }

    @Test
    void aStringMustHaveItsLength() {
        String longest = "x".repeat(256);

        assertThat(Bodies.decode(
                                "{'domain':'" + longest + "','taskList':{'name':'" + longest + "'}}",
                                PollForActivityTaskRequest.class)
                        .domain())
                .isEqualTo(longest);
        assertThat(Bodies.violations(
                        "{'domain':'" + longest + "x','taskList':{'name':'" + longest + "y'}}",
                        PollForActivityTaskRequest.class))
                .hasSize(2)
                .satisfiesExactly(
                        domain -> assertThat(domain)
                                .startsWith("Value 'xxx")
                                .endsWith(" at 'domain' failed to satisfy constraint: "
                                        + "Member must have length less than or equal to 256"),
                        list -> assertThat(list)
                                .endsWith(" at 'taskList.name' failed to satisfy constraint: "
                                        + "Member must have length less than or equal to 256"));
    }

    @Test
    void aWordOutsideAnEnumIsAnsweredWithItsWords() {
        assertThat(Bodies.violations("{'registrationStatus':'registered'}", ListDomainsRequest.class))
                .containsExactly(Bodies.violation(
                        "'registered'",
                        "registrationStatus",
                        "Member must satisfy enum value set: [REGISTERED, DEPRECATED]"));
        assertThat(startViolations("'childPolicy':''"))
                .containsExactly(Bodies.violation(
                        "''",
                        "childPolicy",
                        "Member must satisfy enum value set: [TERMINATE, REQUEST_CANCEL, ABANDON]"));
    }

    @Test
    void aWordOutsideAnEnumIsNotAlsoReportedAsMissing() {
        assertThat(Bodies.violations("{'registrationStatus':'X'}", ListDomainsRequest.class))
                .hasSize(1);
    }

    @Test
    void bothPartsOfAnExecutionAreNeeded() {
        assertThat(Bodies.violations(
                        "{'domain':'d','execution':{'workflowId':'w'}}", DescribeWorkflowExecutionRequest.class))
                .containsExactly(Bodies.missing("execution.runId"));
        assertThat(Bodies.violations("{'domain':'d','execution':{}}", DescribeWorkflowExecutionRequest.class))
                .containsExactly(Bodies.missing("execution.workflowId"), Bodies.missing("execution.runId"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000})
    void aPageMayHaveAtMostAThousandResults(int size) {
        assertThat(Bodies.decode(
                                "{'registrationStatus':'REGISTERED','maximumPageSize':" + size + "}",
                                ListDomainsRequest.class)
                        .maximumPageSize())
                .isEqualTo(size);
    }

    @Test
    void aLargerPageIsRefusedAndNotCutDown() {
        assertThat(Bodies.violations(
                        "{'registrationStatus':'REGISTERED','maximumPageSize':1001}", ListDomainsRequest.class))
                .containsExactly(Bodies.violation(
                        "'1001'", "maximumPageSize", "Member must have value less than or equal to 1000"));
    }

    @Test
    void aPageOfNegativeSizeIsRefused() {
        assertThat(Bodies.violations(
                        "{'registrationStatus':'REGISTERED','maximumPageSize':-1}", ListDomainsRequest.class))
                .containsExactly(Bodies.violation(
                        "'-1'", "maximumPageSize", "Member must have value greater than or equal to 0"));
    }

    @Test
    void anExecutionHasAtMostFiveTags() {
        assertThat(Bodies.decode(START.formatted("'tagList':[" + tags(5) + "]"), StartWorkflowExecutionRequest.class)
                        .tagList())
                .hasSize(5);
        assertThat(startViolations("'tagList':[" + tags(6) + "]"))
                .containsExactly(Bodies.violation(
                        "'[t0, t1, t2, t3, t4, t5]'", "tagList", "Member must have length less than or equal to 5"));
    }

    @Test
    void aNullAmongTheTagsIsNoTag() {
        assertThat(Bodies.decode(
                                START.formatted("'tagList':[null," + tags(5) + ",null]"),
                                StartWorkflowExecutionRequest.class)
                        .tagList())
                .hasSize(5);
    }

    @Test
    void aTagListOfADecisionHasTheSameLimit() {
        assertThat(Bodies.violations(
                        "{'taskToken':'t','decisions':[{'decisionType':'ContinueAsNewWorkflowExecution',"
                                + "'continueAsNewWorkflowExecutionDecisionAttributes':{'tagList':[" + tags(6) + "]}}]}",
                        RespondDecisionTaskCompletedRequest.class))
                .singleElement()
                .asString()
                .endsWith("at 'decisions.1.member.continueAsNewWorkflowExecutionDecisionAttributes.tagList' failed to "
                        + "satisfy constraint: Member must have length less than or equal to 5");
    }

    @Test
    void elementsOfAListAreCountedFromOneAsTheyStand() {
        String tooLong = "x".repeat(257);

        assertThat(startViolations("'tagList':['a',null,'" + tooLong + "']"))
                .singleElement()
                .asString()
                .endsWith("at 'tagList.3.member' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 256");
        assertThat(Bodies.violations("{'resourceArn':'arn','tagKeys':['a','','']}", UntagResourceRequest.class))
                .containsExactly(
                        Bodies.violation(
                                "''", "tagKeys.2.member", "Member must have length greater than or equal to 1"),
                        Bodies.violation(
                                "''", "tagKeys.3.member", "Member must have length greater than or equal to 1"));
        assertThat(Bodies.violations(
                        "{'name':'d','workflowExecutionRetentionPeriodInDays':'1','tags':[{'key':'k'},{'value':'v'}]}",
                        RegisterDomainRequest.class))
                .containsExactly(Bodies.missing("tags.2.member.key"));
    }

    @Test
    void aLongValueIsCutInTheMessage() {
        assertThat(message(
                        START.formatted("'childPolicy':'" + "x".repeat(500_000) + "'"),
                        StartWorkflowExecutionRequest.class))
                .startsWith("1 validation error detected: Value 'xxx")
                .contains("x...' at 'childPolicy' failed")
                .hasSizeLessThan(1_000);
    }

    @Test
    void aHundredViolationsAreToldAndAllAreCounted() {
        String hundred = "{'taskToken':'t','decisions':[%s]}".formatted("{},".repeat(99) + "{}");
        String more = "{'taskToken':'t','decisions':[%s]}".formatted("{},".repeat(100) + "{}");

        assertThat(Bodies.violations(hundred, RespondDecisionTaskCompletedRequest.class))
                .hasSize(100)
                .endsWith(Bodies.missing("decisions.100.member.decisionType"));
        assertThat(message(more, RespondDecisionTaskCompletedRequest.class))
                .startsWith("101 validation errors detected: "
                        + Bodies.missing("decisions.1.member.decisionType")
                        + "; "
                        + Bodies.missing("decisions.2.member.decisionType")
                        + "; ")
                .endsWith("; " + Bodies.missing("decisions.100.member.decisionType") + "; and 1 more");
    }

    /// The answer may be as large as a hundred violations are, however many there are.
    @Test
    void aBodyFullOfViolationsIsAnsweredBriefly() {
        int count = 100_000;
        String nonsense = "{'decisionType':'%s'},".formatted("x".repeat(300));
        String body = "{'taskToken':'t','decisions':[" + nonsense.repeat(200) + "{},".repeat(count - 201) + "{}]}";

        assertThat(message(body, RespondDecisionTaskCompletedRequest.class))
                .startsWith(count + " validation errors detected: Value 'xxx")
                .endsWith("; and " + (count - 100) + " more")
                .hasSizeLessThan(150_000);
    }

    @Test
    void theLimitsInForceAreTheOnesGiven() {
        String manyTags = START.formatted("'tagList':[" + tags(50) + "],'input':'" + "x".repeat(262_144) + "'");

        assertThat(Json.decode(Bodies.bytes(manyTags), StartWorkflowExecutionRequest.class, ShapeLimits.DEFAULT)
                        .tagList())
                .hasSize(50);
        assertThat(Bodies.refused(Bodies.bytes(manyTags), StartWorkflowExecutionRequest.class)
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void aPathMayBeOfAnyLength() {
        Violations violations = Violations.collecting(ShapeLimits.AWS);
        for (int depth = 0; depth < 20; depth++) {
            violations.enter("m" + depth);
            violations.enterElement(depth);
        }

        assertThat(violations.path()).startsWith("m0.1.member.m1.2.member.").endsWith(".m19.20.member");

        for (int depth = 0; depth < 39; depth++) {
            violations.leave();
        }
        assertThat(violations.path()).isEqualTo("m0");
    }
}
