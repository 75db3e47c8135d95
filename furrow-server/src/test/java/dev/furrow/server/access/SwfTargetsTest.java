package dev.furrow.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.operation.ActivityTask;
import dev.furrow.api.operation.DecisionTask;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.Requests;
import dev.furrow.engine.TestEngine;
import dev.furrow.server.policy.AccessRequest;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each operation and decision is about, and with which condition keys: the table of section 10.2 of the
/// specification, line by line.
final class SwfTargetsTest {
    private static final String ARN = "arn:aws:swf:us-east-1:123456789012:/domain/";
    private static final String W = "'workflowType':{'name':'w','version':'1'}";
    private static final String OF_W = "swf:workflowtype.name=w swf:workflowtype.version=1";
    private static final String OF_A = "swf:activitytype.name=a swf:activitytype.version=1";

    private final TestEngine engine = new TestEngine().withTypes();
    private final SwfTargets targets = new SwfTargets(new Arn("us-east-1", "123456789012"));

    @AfterEach
    void close() {
        engine.close();
    }

    private static Request request(Operation operation, String json) {
        byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return (Request) Json.decode(body, operation.requestType(), ShapeLimits.DEFAULT);
    }

    private static Map<String, List<String>> keys(Target target) {
        AccessRequest.Keys keys = new AccessRequest.Keys();
        target.describe().accept(keys);
        return new TreeMap<>(keys.done());
    }

    /// `a=b,c d=e`
    private static Map<String, List<String>> keys(String text) {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(" ")) {
            String[] parts = pair.split("=", 2);
            keys.put(parts[0], List.of(parts[1].split(",", -1)));
        }
        return keys;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CountOpenWorkflowExecutions | 'startTimeFilter':{'oldestDate':1},'typeFilter':{'name':'n','version':'v'} | swf:typefilter.name=n swf:typefilter.version=v
            CountOpenWorkflowExecutions | 'startTimeFilter':{'oldestDate':1} | ``
            CountClosedWorkflowExecutions | 'startTimeFilter':{'oldestDate':1},'tagFilter':{'tag':'t'} | swf:tagfilter.tag=t
            ListOpenWorkflowExecutions | 'startTimeFilter':{'oldestDate':1},'tagFilter':{'tag':'t'} | swf:tagfilter.tag=t
            ListClosedWorkflowExecutions | 'startTimeFilter':{'oldestDate':1},'typeFilter':{'name':'n'} | swf:typefilter.name=n
            CountPendingActivityTasks | 'taskList':{'name':'l'} | swf:tasklist.name=l
            CountPendingDecisionTasks | 'taskList':{'name':'l'} | swf:tasklist.name=l
            PollForActivityTask | 'taskList':{'name':'l'} | swf:tasklist.name=l
            PollForDecisionTask | 'taskList':{'name':'l'} | swf:tasklist.name=l
            DeleteActivityType | 'activityType':{'name':'a','version':'1'} | swf:activitytype.name=a swf:activitytype.version=1
            DeprecateActivityType | 'activityType':{'name':'a','version':'1'} | swf:activitytype.name=a swf:activitytype.version=1
            DescribeActivityType | 'activityType':{'name':'a','version':'1'} | swf:activitytype.name=a swf:activitytype.version=1
            UndeprecateActivityType | 'activityType':{'name':'a','version':'1'} | swf:activitytype.name=a swf:activitytype.version=1
            DeleteWorkflowType | 'workflowType':{'name':'w','version':'1'} | swf:workflowtype.name=w swf:workflowtype.version=1
            DeprecateWorkflowType | 'workflowType':{'name':'w','version':'1'} | swf:workflowtype.name=w swf:workflowtype.version=1
            DescribeWorkflowType | 'workflowType':{'name':'w','version':'1'} | swf:workflowtype.name=w swf:workflowtype.version=1
            UndeprecateWorkflowType | 'workflowType':{'name':'w','version':'1'} | swf:workflowtype.name=w swf:workflowtype.version=1
            RegisterActivityType | 'name':'n','version':'v','defaultTaskList':{'name':'l'} | swf:name=n swf:version=v swf:defaulttasklist.name=l
            RegisterWorkflowType | 'name':'n','version':'v' | swf:name=n swf:version=v
            StartWorkflowExecution | 'workflowId':'i','workflowType':{'name':'w','version':'1'},'taskList':{'name':'l'} | swf:tasklist.name=l swf:workflowtype.name=w swf:workflowtype.version=1
            StartWorkflowExecution | 'workflowId':'i','workflowType':{'name':'w','version':'1'} | swf:tasklist.name=deciders swf:workflowtype.name=w swf:workflowtype.version=1
            StartWorkflowExecution | 'workflowId':'i','workflowType':{'name':'w','version':'2'},'tagList':['x','y'] | swf:workflowtype.name=w swf:workflowtype.version=2 swf:taglist.0=x swf:taglist.member.0=x swf:taglist.1=y swf:taglist.member.1=y
            DescribeWorkflowExecution | 'execution':{'workflowId':'i','runId':'r'} | ``
            GetWorkflowExecutionHistory | 'execution':{'workflowId':'i','runId':'r'} | ``
            ListActivityTypes | 'registrationStatus':'REGISTERED' | ``
            ListWorkflowTypes | 'registrationStatus':'REGISTERED' | ``
            RequestCancelWorkflowExecution | 'workflowId':'i' | ``
            SignalWorkflowExecution | 'workflowId':'i','signalName':'s' | ``
            TerminateWorkflowExecution | 'workflowId':'i' | ``
            """)
    void anOperationOnADomainHasTheKeysOfTheTable(String operation, String members, String expected) {
        Target target =
                targets.of(request(Operation.named(operation), "{'domain':'test'," + members + "}"), engine.engine());

        assertThat(target.domain()).isEqualTo("test");
        assertThat(target.resource()).isEqualTo(ARN + "test");
        assertThat(keys(target)).isEqualTo(keys(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RegisterDomain | ,'workflowExecutionRetentionPeriodInDays':'1'",
                "DeprecateDomain | ``",
                "UndeprecateDomain | ``",
                "DescribeDomain | ``"
            })
    void anOperationThatNamesADomainIsAboutIt(String operation, String rest) {
        Target target = targets.of(request(Operation.named(operation), "{'name':'new'" + rest + "}"), engine.engine());

        assertThat(target.domain()).isEqualTo("new");
        assertThat(target.resource()).isEqualTo(ARN + "new");
        assertThat(keys(target)).isEmpty();
    }

    @Test
    void listingDomainsIsAboutAllOfThem() {
        Target target =
                targets.of(request(Operation.LIST_DOMAINS, "{'registrationStatus':'REGISTERED'}"), engine.engine());

        assertThat(target.domain()).isNull();
        assertThat(target.resource()).isEqualTo(ARN + "*");
        assertThat(keys(target)).isEmpty();
    }

    @Test
    void tagsOfTheRequestAndOfTheDomainAreKeys() {
        String tags = "'tags':[{'key':'stage','value':'prod'},{'key':'Bare'}]";
        Request register = request(
                Operation.REGISTER_DOMAIN, "{'name':'farm','workflowExecutionRetentionPeriodInDays':'1'," + tags + "}");
        String asked = "aws:requesttag/stage=prod aws:requesttag/bare= aws:tagkeys=stage,Bare";
        assertThat(keys(targets.of(register, engine.engine()))).isEqualTo(keys(asked));

        engine.call(register);

        String has = "aws:resourcetag/stage=prod aws:resourcetag/bare=";
        Request tag = request(Operation.TAG_RESOURCE, "{'resourceArn':'" + ARN + "farm'," + tags + "}");
        Target tagged = targets.of(tag, engine.engine());
        assertThat(tagged.domain()).isEqualTo("farm");
        assertThat(tagged.resource()).isEqualTo(ARN + "farm");
        assertThat(keys(tagged)).isEqualTo(keys(asked + " " + has));
        Request untag = request(Operation.UNTAG_RESOURCE, "{'resourceArn':'" + ARN + "farm','tagKeys':['a','b']}");
        assertThat(keys(targets.of(untag, engine.engine()))).isEqualTo(keys("aws:tagkeys=a,b " + has));
        Request list = request(Operation.LIST_TAGS_FOR_RESOURCE, "{'resourceArn':'" + ARN + "farm'}");
        assertThat(keys(targets.of(list, engine.engine()))).isEqualTo(keys(has));
        Request describe = request(Operation.DESCRIBE_DOMAIN, "{'name':'farm'}");
        assertThat(keys(targets.of(describe, engine.engine()))).isEqualTo(keys(has));
    }

    @Test
    void aResourceThatIsNoDomainOfOursIsItself() {
        String other = "arn:aws:swf:us-east-1:999999999999:/domain/test";
        Target target = targets.of(
                request(Operation.LIST_TAGS_FOR_RESOURCE, "{'resourceArn':'" + other + "'}"), engine.engine());

        assertThat(target.domain()).isNull();
        assertThat(target.resource()).isEqualTo(other);
        assertThat(keys(target)).isEmpty();
    }

    @Test
    void anOperationWithATokenIsAboutTheTokensDomainAndKindOfTask() {
        engine.start("i");
        DecisionTask decision = engine.pollDecision();
        engine.complete(decision, Requests.schedule("s"));
        ActivityTask activity = engine.pollActivity();
        for (Operation operation : EnumSet.of(
                Operation.RESPOND_DECISION_TASK_COMPLETED,
                Operation.RESPOND_ACTIVITY_TASK_COMPLETED,
                Operation.RESPOND_ACTIVITY_TASK_FAILED,
                Operation.RESPOND_ACTIVITY_TASK_CANCELED,
                Operation.RECORD_ACTIVITY_TASK_HEARTBEAT)) {
            boolean decides = operation == Operation.RESPOND_DECISION_TASK_COMPLETED;
            String right = decides ? decision.taskToken() : activity.taskToken();
            String wrong = decides ? activity.taskToken() : decision.taskToken();

            Target target = targets.of(request(operation, "{'taskToken':'" + right + "'}"), engine.engine());
            assertThat(target.domain()).as("%s", operation).isEqualTo("test");
            assertThat(target.resource()).isEqualTo(ARN + "test");
            assertThat(keys(target)).isEmpty();
            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(() -> targets.of(request(operation, "{'taskToken':'" + wrong + "'}"), engine.engine()))
                    .withMessage("Invalid token");
        }
    }

    private Target decided(String decision) {
        String json = "{'taskToken':'t','decisions':[" + decision + "]}";
        Decision one = ((RespondDecisionTaskCompletedRequest) request(Operation.RESPOND_DECISION_TASK_COMPLETED, json))
                .decisions()
                .getFirst();
        return targets.of(
                one, "test", new WorkflowType("w", "1"), engine.engine().registry());
    }

    private static String decision(String type, String member, String attributes) {
        return "{'decisionType':'" + type + "','" + member + "DecisionAttributes':{" + attributes + "}}";
    }

    @Test
    void aDecisionHasTheKeysOfTheTable() {
        Map<String, String> expected = new TreeMap<>();
        String list = ",'taskList':{'name':'l'}";
        String activity = "'activityId':'i','activityType':{'name':'a','version':'";
        expected.put(
                decision("ScheduleActivityTask", "scheduleActivityTask", activity + "1'}" + list),
                "swf:tasklist.name=l " + OF_A);
        expected.put(
                decision("ScheduleActivityTask", "scheduleActivityTask", activity + "1'}"),
                "swf:tasklist.name=workers " + OF_A);
        expected.put(
                decision("ScheduleActivityTask", "scheduleActivityTask", activity + "9'}"),
                "swf:activitytype.name=a swf:activitytype.version=9");
        String child = "'workflowId':'i'," + W;
        expected.put(
                decision(
                        "StartChildWorkflowExecution",
                        "startChildWorkflowExecution",
                        child + list + ",'tagList':['x']"),
                "swf:tasklist.name=l swf:taglist.0=x swf:taglist.member.0=x " + OF_W);
        expected.put(
                decision("StartChildWorkflowExecution", "startChildWorkflowExecution", child),
                "swf:tasklist.name=deciders " + OF_W);
        expected.put(
                decision("ContinueAsNewWorkflowExecution", "continueAsNewWorkflowExecution", "'tagList':['x']"),
                "swf:tasklist.name=deciders swf:taglist.0=x swf:taglist.member.0=x swf:workflowtypeversion=1"
                        + " swf:workflowtype.version=1");
        expected.put(
                decision(
                        "ContinueAsNewWorkflowExecution",
                        "continueAsNewWorkflowExecution",
                        "'workflowTypeVersion':'2'"),
                "swf:workflowtypeversion=2 swf:workflowtype.version=2");
        expected.put(decision("StartTimer", "startTimer", "'timerId':'i','startToFireTimeout':'1'"), "");
        expected.put(decision("RecordMarker", "recordMarker", "'markerName':'m'"), "");

        expected.forEach((decision, keys) -> {
            Target target = decided(decision);
            assertThat(target.domain()).isEqualTo("test");
            assertThat(target.resource()).isEqualTo(ARN + "test");
            assertThat(keys(target)).as(decision).isEqualTo(keys(keys));
        });
    }

    @Test
    void actionsAreCalledAsTheirOperationsAndDecisions() {
        assertThat(Action.of(Operation.RESPOND_DECISION_TASK_COMPLETED)).isEqualTo("swf:RespondDecisionTaskCompleted");
        assertThat(Action.of(Requests.timer("i", 1))).isEqualTo("swf:StartTimer");
        Set<String> all = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            all.add(Action.of(operation));
        }
        assertThat(all).hasSize(Operation.values().length).allMatch(action -> action.matches("swf:[A-Z][A-Za-z]+"));
    }
}
