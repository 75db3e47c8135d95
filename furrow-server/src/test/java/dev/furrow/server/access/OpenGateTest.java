package dev.furrow.server.access;

import static dev.furrow.server.access.GateGround.ARN;
import static dev.furrow.server.access.GateGround.ORIGIN;
import static dev.furrow.server.access.GateGround.describeDomain;
import static dev.furrow.server.access.GateGround.signal;
import static dev.furrow.server.access.GateGround.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.server.http.Gate;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate of a server that looks at no signature.
final class OpenGateTest {
    @TempDir
    private Path directory;

    private GateGround ground;
    private OpenGate gate;

    @BeforeEach
    void build() {
        ground = new GateGround(directory);
        gate = ground.open();
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void everybodyMayDoEverythingAndHasNoName() {
        assertThat(gate.knowsEverybody()).isFalse();
        for (Caller caller : new Caller[] {null, ground.ann}) {
            Gate.Entry entry = gate.enter(caller, ORIGIN, Operation.SIGNAL_WORKFLOW_EXECUTION);
            assertThat(entry.who()).isEmpty();
            assertThat(entry.authorize(signal(), ground.engine.engine())).isSameAs(Permissions.ALL);
            entry.answered(signal(), null);
        }
        assertThat(ground.audited).isEmpty();
    }

    @Test
    void ratesOfDomainsHold() {
        ground.limit("test", null);
        Gate.Entry entry = gate.enter(null, ORIGIN, Operation.DESCRIBE_DOMAIN);
        assertThat(entry.authorize(describeDomain(), ground.engine.engine())).isSameAs(Permissions.ALL);

        assertThat(catchThrowableOfType(Fault.class, () -> entry.authorize(describeDomain(), ground.engine.engine()))
                        .type())
                .isEqualTo(FaultType.THROTTLING);
    }

    @Test
    void whatBelongsToTheServiceIsAllowedAndWhatToAdministratorsIsForThosePoliciesName() {
        assertThat(gate.judge(null, ORIGIN, signal(), ground.engine.engine()))
                .isEqualTo(Judgement.open("swf:SignalWorkflowExecution", ARN));
        assertThat(gate.judge(ground.ann, ORIGIN, "furrow:CreateUser", "user/bob")
                        .allowed())
                .isFalse();

        ground.allow(statement("furrow:CreateUser", "{}"));
        assertThat(gate.judge(ground.ann, ORIGIN, "furrow:CreateUser", "user/bob"))
                .satisfies(judgement -> {
                    assertThat(judgement.allowed()).isTrue();
                    assertThat(judgement.resource()).isEqualTo("arn:aws:furrow:us-east-1:123456789012:user/bob");
                });
        assertThat(gate.judge(null, ORIGIN, "furrow:CreateUser", "user/bob").allowed())
                .isFalse();
    }
}
