package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.furrow.api.ActivityType;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.ScheduleActivityTaskDecision;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.DescribeDomainRequest;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.api.operation.PollForActivityTaskRequest;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.operation.SignalWorkflowExecutionRequest;
import dev.furrow.api.operation.StartWorkflowExecutionRequest;
import dev.furrow.api.shape.ShapeLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies as a whole: what is an acceptable one, and what in it counts (specification, section 1.1).
class JsonTest {
    private static final String SIGNAL = "{'domain':'d','workflowId':'w','signalName':'s','input':%s}";

    @Test
    void anEmptyBodyIsAnObjectWithoutMembers() {
        Fault empty = Bodies.refused(new byte[0], DescribeDomainRequest.class);

        assertThat(empty.type()).isEqualTo(FaultType.VALIDATION);
        assertThat(empty)
                .hasMessage(Bodies.refused(Bodies.bytes("{}"), DescribeDomainRequest.class)
                        .message());
        assertThat(empty)
                .hasMessage("1 validation error detected: Value null at 'name' failed to satisfy constraint: "
                        + "Member must not be null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{'name':'d'}]", "'name'", "1", "true", "null", " \n", "name=d"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThat(Bodies.malformed(body, DescribeDomainRequest.class)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "1", "x", "}", ",", "null"})
    void anythingAfterTheObjectIsRefused(String more) {
        assertThat(Bodies.malformed("{'name':'d'} " + more, DescribeDomainRequest.class))
                .isNotEmpty();
    }

    @Test
    void whitespaceAroundTokensIsAllowed() {
        assertThat(Bodies.decode(" \r\n\t{ 'name' :\n'd' } \n", DescribeDomainRequest.class))
                .isEqualTo(new DescribeDomainRequest("d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'d'",
                "{'name':'d",
                "{'name':'d',}",
                "{'name' 'd'}",
                "{name:'d'}",
                "{/**/'name':'d'}",
                "{'name':'d'}//",
                "{'name':'a\nb'}",
                "{'name':'\\x'}",
                "{'name':'\\u12'}",
                "{'name':'d','x':NaN}",
                "{'name':'d','x':01}",
                "{'name':'d','x':+1}",
                "{'name':'d','x':.5}",
                "{'name':'d','x':1.}",
                "{'name':'d','x':[1,]}",
                "{'name':'d','x':[1}}",
                "{'name':'d','x':undefined}"
            })
    void whatIsNoJsonIsRefusedAlsoInUnknownMembers(String body) {
        assertThat(Bodies.malformed(body, DescribeDomainRequest.class)).startsWith("The body is not valid JSON");
    }

    @Test
    void theMessageSaysWhereABodyIsNoJson() {
        assertThat(Bodies.malformed("{'name':'d',}", DescribeDomainRequest.class))
                .isEqualTo("The body is not valid JSON: see near byte 12");
        assertThat(Bodies.malformed("{'name':'d'", DescribeDomainRequest.class))
                .isEqualTo("The body is not valid JSON: it ends too early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "'"})
    void aNumberOrANameWithoutEndIsRefused(String begin) {
        String endless = begin + "1".repeat(100_000);

        assertThat(Bodies.malformed(
                        begin.equals("1") ? "{'x':" + endless + "}" : "{" + endless + "':1}",
                        DescribeDomainRequest.class))
                .isEqualTo("The body cannot be read: it is nested too deeply, or a name or number in it is too long");
    }

    /// People read these messages who do not know what the service is made of.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'d',}",
                "{'name' 'd'}",
                "{name:'d'}",
                "{'name':'a\nb'}",
                "{'name':'\\x'}",
                "{'name':'d','x':NaN}",
                "{'name':'d','x':01}",
                "{'name':'d','x':undefined}",
                "{'name':'d','x':[1}}",
                "{'name':'d'",
                "name=d",
                "",
                "{'name':1}",
                "{'name':'d'}}",
                "NESTED",
                "LONG"
            })
    void noMessageSpeaksOfTheParser(String body) {
        String text = switch (body) {
            case "NESTED" -> "{'x':" + "[".repeat(2_000);
            case "LONG" -> "{'x':" + "1".repeat(2_000) + "}";
            default -> body;
        };

        assertThat(Bodies.refused(Bodies.bytes(text), DescribeDomainRequest.class)
                        .message())
                .doesNotContain("Source", "line:", "column", "Stream", "Json", "token", "Exception", "Unexpected", "(")
                .hasSizeLessThan(200);
    }

    @Test
    void aBodyCutOffAnywhereIsRefused() {
        byte[] whole = Json.encode(RecordSamples.full(RespondDecisionTaskCompletedRequest.class));

        for (int length = 1; length < whole.length; length++) {
            Fault fault = Bodies.refused(Arrays.copyOf(whole, length), RespondDecisionTaskCompletedRequest.class);
            assertThat(fault.type()).isEqualTo(FaultType.SERIALIZATION);
        }
    }

    @Test
    void unknownMembersAreSkippedAtEveryDepth() {
        String unknown = "'x':{'name':1,'y':[[{}],null,true,-1.5e3,'\\n']},'Name':2,'names':[],'nam':null";

        StartWorkflowExecutionRequest start = Bodies.decode(
                "{%1$s,'domain':'d','workflowId':'w','workflowType':{%1$s,'name':'n','version':'v'},'tagList':['t']}"
                        .formatted(unknown),
                StartWorkflowExecutionRequest.class);
        RespondDecisionTaskCompletedRequest respond =
                Bodies.decode("""
                {'decisions':[{%1$s,'decisionType':'ScheduleActivityTask','scheduleActivityTaskDecisionAttributes':
                    {'activityType':{'name':'n',%1$s,'version':'v'},'activityId':'a',%1$s}}],'taskToken':'t',%1$s}
                """.formatted(unknown), RespondDecisionTaskCompletedRequest.class);

        assertThat(start)
                .isEqualTo(new StartWorkflowExecutionRequest(
                        "d", "w", new WorkflowType("n", "v"), null, null, null, null, List.of("t"), null, null, null));
        assertThat(respond.decisions())
                .containsExactly(new ScheduleActivityTaskDecision(
                        new ActivityType("n", "v"), "a", null, null, null, null, null, null, null, null));
    }

    @Test
    void namesOfMembersAreCaseSensitive() {
        assertThat(Bodies.violations("{'Name':'d','NAME':'d'}", DescribeDomainRequest.class))
                .containsExactly(Bodies.missing("name"));
    }

    @Test
    void nullIsAbsence() {
        assertThat(Bodies.decode(
                        "{'domain':'d','taskList':{'name':'l'},'identity':null}", PollForActivityTaskRequest.class))
                .isEqualTo(new PollForActivityTaskRequest("d", new TaskList("l"), null));
        assertThat(Bodies.decode("""
                        {'registrationStatus':'REGISTERED','nextPageToken':null,'maximumPageSize':null,
                            'reverseOrder':null}
                        """, ListDomainsRequest.class))
                .isEqualTo(Bodies.decode("{'registrationStatus':'REGISTERED'}", ListDomainsRequest.class));
        assertThat(Bodies.violations("{'domain':null,'taskList':null}", PollForActivityTaskRequest.class))
                .containsExactlyInAnyOrder(Bodies.missing("domain"), Bodies.missing("taskList"));
    }

    @Test
    void theLastOfSeveralMembersOfOneNameCounts() {
        assertThat(Bodies.decode("{'name':'a','name':'b'}", DescribeDomainRequest.class)
                        .name())
                .isEqualTo("b");
        assertThat(Bodies.violations("{'name':'a','name':null}", DescribeDomainRequest.class))
                .containsExactly(Bodies.missing("name"));
    }

    @Test
    void unknownMembersMayBeNestedDeeply() {
        String nested = "{'x':" + "[".repeat(400) + "]".repeat(400) + ",'name':'d'}";

        assertThat(Bodies.decode(nested, DescribeDomainRequest.class)).isEqualTo(new DescribeDomainRequest("d"));
    }

    @Test
    void nestingWithoutEndIsRefusedAndHarmsNobody() {
        assertThat(Bodies.malformed("{'x':" + "[".repeat(500_000), DescribeDomainRequest.class))
                .contains("nested too deeply");
        assertThat(Bodies.malformed("{'x':".repeat(200_000), DescribeDomainRequest.class))
                .contains("nested too deeply");
    }

    @Test
    void escapesStandForTheirCharacters() {
        String input = "\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\u20AC\\ud83d\\ude00é€😀";

        assertThat(Bodies.decode(SIGNAL.formatted("'" + input + "'"), SignalWorkflowExecutionRequest.class)
                        .input())
                .isEqualTo("\"\\/\b\f\n\r\t\0é€😀é€😀");
    }

    @Test
    void halvesOfSurrogatePairsSurviveInPayload() {
        SignalWorkflowExecutionRequest request =
                Bodies.decode(SIGNAL.formatted("'\\ud800 \\udc00\\udbff'"), SignalWorkflowExecutionRequest.class);

        assertThat(request.input()).isEqualTo("\ud800 \udc00\udbff");
        assertThat(Json.decodeTrusted(Json.encode(request), SignalWorkflowExecutionRequest.class))
                .isEqualTo(request);
    }

    @Test
    void aStringMayFillItsLimitAndNotMore() {
        String full = "x".repeat(32_768);
        // Every second character of the limit: an emoji counts as two.
        String wide = "😀".repeat(16_384);

        assertThat(Bodies.decode(SIGNAL.formatted("'" + full + "'"), SignalWorkflowExecutionRequest.class)
                        .input())
                .isEqualTo(full);
        assertThat(Bodies.decode(SIGNAL.formatted("'" + wide + "'"), SignalWorkflowExecutionRequest.class)
                        .input())
                .isEqualTo(wide);
        for (String tooLong : List.of(full + "x", wide + "x", "x".repeat(900_000))) {
            assertThat(Bodies.violations(SIGNAL.formatted("'" + tooLong + "'"), SignalWorkflowExecutionRequest.class))
                    .singleElement()
                    .asString()
                    .endsWith("at 'input' failed to satisfy constraint: "
                            + "Member must have length less than or equal to 32768")
                    .hasSizeLessThan(1_000);
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWhereverTheyStand() {
        for (int[] invalid : new int[][] {
            {0xFF}, {0x80}, {0xC3}, {0xC0, 0xAF}, {0xE0, 0x80, 0xAF}, {0xED, 0xA0, 0x80}, {0xF4, 0x90, 0x80, 0x80}
        }) {
            for (String around :
                    List.of("{'name':'%'}", "{'name':'d','x':'%'}", "{'name':'d','%':1}", "{'name':'d'}%")) {
                int hole = around.indexOf('%');
                ByteArrayOutputStream body = new ByteArrayOutputStream();
                body.writeBytes(Bodies.bytes(around.substring(0, hole)));
                for (int b : invalid) {
                    body.write(b);
                }
                body.writeBytes(Bodies.bytes(around.substring(hole + 1)));

                Fault fault = Bodies.refused(body.toByteArray(), DescribeDomainRequest.class);

                assertThat(fault.type()).as(around).isEqualTo(FaultType.SERIALIZATION);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void otherEncodingsAreRefused(String encoding) {
        byte[] body = "{\"name\":\"d\"}".getBytes(Charset.forName(encoding));

        assertThat(Bodies.refused(body, DescribeDomainRequest.class).type()).isEqualTo(FaultType.SERIALIZATION);
    }

    /// Whatever the bytes are, the answer is a value or a fault of the two kinds, soon.
    @Test
    void damagedBodiesAreReadOrRefused() {
        long seed = 20_120_125;
        Random random = new Random(seed);
        byte[] whole = Json.encode(RecordSamples.full(RespondDecisionTaskCompletedRequest.class));
        byte[] tokens = Bodies.bytes("{}[],:'\\0123456789eE+-.utrnlf");

        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int round = 0; round < 5_000; round++) {
                byte[] body = whole.clone();
                for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
                    body[random.nextInt(body.length)] =
                            random.nextBoolean() ? tokens[random.nextInt(tokens.length)] : (byte) random.nextInt(256);
                }
                try {
                    Json.decode(body, RespondDecisionTaskCompletedRequest.class, ShapeLimits.AWS);
                } catch (Fault fault) {
                    assertThat(fault.type())
                            .as("seed %d, round %d", seed, round)
                            .isIn(FaultType.SERIALIZATION, FaultType.VALIDATION);
                }
            }
        });
    }

    @Test
    void whatTheServiceWroteItselfIsNotHeldAgainstTheLimits() {
        String longName = "x".repeat(10_000);

        assertThat(Json.decodeTrusted(
                        Bodies.bytes("{'name':'%s','unknown':1}".formatted(longName)), DescribeDomainRequest.class))
                .isEqualTo(new DescribeDomainRequest(longName));
    }

    @Test
    void aPartOfAnArrayCanBeRead() {
        byte[] bytes = Bodies.bytes("..{'name':'d'}..");

        assertThat(Json.decodeTrusted(bytes, 2, bytes.length - 4, DescribeDomainRequest.class))
                .isEqualTo(new DescribeDomainRequest("d"));
    }

    @Test
    void bytesOfTheStoreThatAreDamagedAreRefused() {
        assertThatThrownBy(() -> Json.decodeTrusted(Bodies.bytes("{'name':"), DescribeDomainRequest.class))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.type()).isEqualTo(FaultType.SERIALIZATION));
    }
}
