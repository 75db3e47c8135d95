package dev.furrow.server.access;

import static dev.furrow.server.access.GateGround.ARN;
import static dev.furrow.server.access.GateGround.NOW;
import static dev.furrow.server.access.GateGround.ORIGIN;
import static dev.furrow.server.access.GateGround.describeDomain;
import static dev.furrow.server.access.GateGround.signal;
import static dev.furrow.server.access.GateGround.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Requests;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.http.Gate;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The gate by itself: whom it lets do what, and what it tells the audit log.
final class AccessGateTest {
    @TempDir
    private Path directory;

    private GateGround ground;
    private AccessGate gate;

    @BeforeEach
    void build() {
        ground = new GateGround(directory);
        gate = ground.guarded(true);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private Permissions authorize(Gate.Entry entry, Request request) {
        return entry.authorize(request, ground.engine.engine());
    }

    private Gate.Entry enter(Operation operation) {
        return gate.enter(ground.ann, ORIGIN, operation);
    }

    private static FaultType refused(Runnable asking) {
        return catchThrowableOfType(Fault.class, asking::run).type();
    }

    private AuditEntry entry(String key, String action, String resource, String outcome, String reason) {
        String principal = key == null ? "anonymous" : ground.ann.arn();
        return new AuditEntry(NOW, "the-id", principal, key, "192.0.2.7", action, resource, outcome, reason);
    }

    @Test
    void strangersComeInWhereNobodyMustSignAndNowhereElse() {
        assertThat(gate.knowsEverybody()).isTrue();
        assertThat(refused(() -> gate.enter(null, ORIGIN, Operation.DESCRIBE_DOMAIN)))
                .isEqualTo(FaultType.MISSING_AUTHENTICATION_TOKEN);

        gate = ground.guarded(false);
        assertThat(gate.knowsEverybody()).isFalse();
        Gate.Entry stranger = gate.enter(null, ORIGIN, Operation.DESCRIBE_DOMAIN);
        assertThat(stranger.who()).isEmpty();
        assertThat(authorize(stranger, describeDomain())).isSameAs(Permissions.ALL);
    }

    @Test
    void whoIsKnownHasAName() {
        assertThat(enter(Operation.DESCRIBE_DOMAIN).who()).isEqualTo("ann");
    }

    @Test
    void nothingIsChangedThatTheAuditLogCannotTellOf() {
        ground.auditTrouble = "the disk is full";

        for (Caller caller : new Caller[] {ground.ann, null}) {
            assertThat(refused(() -> gate.enter(caller, ORIGIN, Operation.SIGNAL_WORKFLOW_EXECUTION)))
                    .isEqualTo(FaultType.SERVICE_UNAVAILABLE);
        }
        assertThat(enter(Operation.DESCRIBE_DOMAIN)).isNotNull();
    }

    @Test
    void aDenialNamesWhatOnWhatAndIsToldWithItsReason() {
        ground.allow(statement("swf:ListDomains", "{}"));
        Gate.Entry entry = enter(Operation.DESCRIBE_DOMAIN);

        Fault denied = catchThrowableOfType(Fault.class, () -> authorize(entry, describeDomain()));
        entry.answered(describeDomain(), denied);

        assertThat(denied.type()).isEqualTo(FaultType.ACCESS_DENIED);
        assertThat(denied.message()).contains("user/ann is not authorized", "swf:DescribeDomain", ARN, "the-id");
        assertThat(ground.denials.reason("the-id")).contains("no statement allows it");
        assertThat(ground.audited)
                .containsExactly(
                        entry("AKIAANN", "swf:DescribeDomain", ARN, "AccessDeniedException", "no statement allows it"));
    }

    @Test
    void changesAreToldWhetherTheySucceedOrNotAndReadsAreNot() {
        ground.allow(statement("swf:*", "{}"));
        Gate.Entry change = enter(Operation.SIGNAL_WORKFLOW_EXECUTION);
        authorize(change, signal());
        change.answered(signal(), null);
        change.answered(signal(), Fault.unknownExecution("x", null));
        Gate.Entry read = enter(Operation.DESCRIBE_DOMAIN);
        authorize(read, describeDomain());
        read.answered(describeDomain(), null);
        read.answered(describeDomain(), Fault.unknownDomain("test"));

        assertThat(ground.audited)
                .containsExactly(
                        entry("AKIAANN", "swf:SignalWorkflowExecution", ARN, "ok", null),
                        entry("AKIAANN", "swf:SignalWorkflowExecution", ARN, "UnknownResourceFault", null));
    }

    @Test
    void changesOfStrangersAreToldToo() {
        gate = ground.guarded(false);
        Gate.Entry change = gate.enter(null, ORIGIN, Operation.SIGNAL_WORKFLOW_EXECUTION);
        change.answered(signal(), null);
        change.answered(signal(), Fault.unknownExecution("x", null));
        gate.enter(null, ORIGIN, Operation.DESCRIBE_DOMAIN).answered(describeDomain(), Fault.throttling());

        assertThat(ground.audited)
                .containsExactly(
                        entry(null, "swf:SignalWorkflowExecution", null, "ok", null),
                        entry(null, "swf:SignalWorkflowExecution", null, "UnknownResourceFault", null));
    }

    /// What every request has, whatever it asks for.
    @ParameterizedTest
    @CsvSource({
        "aws:username, ann, bob",
        "aws:PrincipalArn, arn:aws:iam::123456789012:user/ann, arn:aws:iam::123456789012:user/bob",
        "aws:CurrentTime, 2026-11-23T12:00:00Z, 2026-11-23T12:00:01Z",
        "aws:EpochTime, 1795435200, 1795435201",
        "aws:SourceIp, 192.0.2.7, 192.0.2.8",
        "aws:UserAgent, a program, another program",
        "aws:SecureTransport, true, false"
    })
    void aConditionSeesTheCircumstances(String key, String value, String other) {
        ground.allow(statement("swf:DescribeDomain", "{'StringEquals':{'" + key + "':'" + value + "'}}"));
        assertThat(authorize(enter(Operation.DESCRIBE_DOMAIN), describeDomain()))
                .isSameAs(Permissions.ALL);

        ground.allow(statement("swf:DescribeDomain", "{'StringEquals':{'" + key + "':'" + other + "'}}"));
        assertThat(refused(() -> authorize(enter(Operation.DESCRIBE_DOMAIN), describeDomain())))
                .isEqualTo(FaultType.ACCESS_DENIED);
    }

    private Permissions decisions(String... statements) {
        String[] all = Stream.concat(
                        Stream.of(statement("swf:RespondDecisionTaskCompleted", "{}")), Stream.of(statements))
                .toArray(String[]::new);
        ground.allow(all);
        ground.engine.start("run");
        String token = ground.engine.pollDecision().taskToken();
        return authorize(
                enter(Operation.RESPOND_DECISION_TASK_COMPLETED),
                GateGround.request(Operation.RESPOND_DECISION_TASK_COMPLETED, "{'taskToken':'" + token + "'}"));
    }

    @Test
    void eachDecisionIsAskedForByItself() {
        Permissions permissions = decisions(statement("swf:StartTimer", "{}"));

        assertThat(permissions.allow(Requests.timer("t", 1), TestEngine.workflowType()))
                .isTrue();
        assertThat(ground.audited).isEmpty();
        assertThat(permissions.allow(Requests.cancelTimer("t"), TestEngine.workflowType()))
                .isFalse();
        assertThat(ground.audited)
                .containsExactly(
                        entry("AKIAANN", "swf:CancelTimer", ARN, "OPERATION_NOT_PERMITTED", "no statement allows it"));
        assertThat(ground.denials.reason("the-id")).contains("swf:CancelTimer");
    }

    @Test
    void decisionsKnowWhoAndWhenAndNothingOfTheConnection() {
        Permissions permissions = decisions(
                statement("swf:StartTimer", "{'Bool':{'aws:SecureTransport':'true'}}"),
                statement("swf:CancelTimer", "{'StringEquals':{'aws:username':'ann','aws:EpochTime':'1795435200'}}"));

        assertThat(permissions.allow(Requests.timer("t", 1), TestEngine.workflowType()))
                .isFalse();
        assertThat(permissions.allow(Requests.cancelTimer("t"), TestEngine.workflowType()))
                .isTrue();
    }

    @Test
    void whoHasAskedForTooMuchIsThrottledByNameAndByDomain() {
        ground.allow(statement("swf:*", "{}"));
        ground.limit(null, "ann");
        authorize(enter(Operation.DESCRIBE_DOMAIN), describeDomain());
        assertThat(refused(() -> authorize(enter(Operation.DESCRIBE_DOMAIN), describeDomain())))
                .isEqualTo(FaultType.THROTTLING);

        gate = ground.guarded(false);
        Gate.Entry stranger = gate.enter(null, ORIGIN, Operation.DESCRIBE_DOMAIN);
        assertThat(authorize(stranger, describeDomain())).isSameAs(Permissions.ALL);
        ground.limit("test", null);
        authorize(stranger, describeDomain());
        assertThat(refused(() -> authorize(stranger, describeDomain()))).isEqualTo(FaultType.THROTTLING);
    }

    @Test
    void whoIsDeniedTakesNothingOutOfTheBucket() {
        ground.allow(statement("swf:ListDomains", "{}"));
        ground.limit("test", null);

        for (int i = 0; i < 5; i++) {
            assertThat(refused(() -> authorize(enter(Operation.DESCRIBE_DOMAIN), describeDomain())))
                    .isEqualTo(FaultType.ACCESS_DENIED);
        }
        ground.allow(statement("swf:*", "{}"));
        assertThat(authorize(enter(Operation.DESCRIBE_DOMAIN), describeDomain()))
                .isSameAs(Permissions.ALL);
    }

    @Test
    void whatPoliciesWouldSayIsSaidWithoutAWordToTheAuditLog() {
        ground.allow(statement("swf:DescribeDomain", "{}"), statement("furrow:ReadMetrics", "{}"));

        assertThat(gate.judge(ground.ann, ORIGIN, describeDomain(), ground.engine.engine()))
                .isEqualTo(new Judgement(
                        true,
                        "swf:DescribeDomain",
                        ARN,
                        "allowed by statement 1 of policy p",
                        gate.judge(ground.ann, ORIGIN, describeDomain(), ground.engine.engine())
                                .statements()))
                .satisfies(judgement -> assertThat(judgement.statements()).isNotEmpty());
        assertThat(gate.judge(ground.ann, ORIGIN, signal(), ground.engine.engine())
                        .allowed())
                .isFalse();
        assertThat(gate.judge(null, ORIGIN, signal(), ground.engine.engine()))
                .isEqualTo(Judgement.open("swf:SignalWorkflowExecution", ARN));
        assertThat(gate.judge(ground.ann, ORIGIN, "furrow:ReadMetrics", "metrics"))
                .satisfies(judgement -> {
                    assertThat(judgement.allowed()).isTrue();
                    assertThat(judgement.resource()).isEqualTo("arn:aws:furrow:us-east-1:123456789012:metrics");
                });
        assertThat(ground.audited).isEmpty();
        assertThat(ground.denials.reason("the-id")).isNull();
    }

    @Test
    void whatOnlyLooksIsNoChange() {
        assertThat(Stream.of(Operation.values()).filter(operation -> !AccessGate.isMutating(operation)))
                .allSatisfy(operation -> assertThat(operation.wireName()).matches("(Describe|List|Count|Get).*"))
                .hasSize(15);
    }
}
