package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.Requests.*;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.CloseStatus;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.WorkflowExecution;
import dev.furrow.api.event.ScheduleActivityTaskFailed;
import dev.furrow.api.event.ScheduleActivityTaskFailedCause;
import dev.furrow.api.event.StartChildWorkflowExecutionFailed;
import dev.furrow.api.event.StartChildWorkflowExecutionFailedCause;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.Histories;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TypeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Section 2.1 of the specification: DeprecateDomain and UndeprecateDomain.
class DeprecateDomainTest {
    private final TestEngine engine = new TestEngine().withTypes();

    private void deprecate() {
        engine.call(new DeprecateDomainRequest(DOMAIN));
    }

    private void undeprecate() {
        engine.call(new UndeprecateDomainRequest(DOMAIN));
    }

    private List<String> domains(RegistrationStatus status) {
        return engine.call(new ListDomainsRequest(null, status, null, null), DomainInfos.class).domainInfos().stream()
                .map(DomainInfo::name)
                .toList();
    }

    @Test
    void theDomainIsListedUnderItsStatusOnly() {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        assertThat(domains(RegistrationStatus.REGISTERED)).containsExactly("other", DOMAIN);
        assertThat(domains(RegistrationStatus.DEPRECATED)).isEmpty();
        deprecate();
        assertThat(domains(RegistrationStatus.REGISTERED)).containsExactly("other");
        assertThat(domains(RegistrationStatus.DEPRECATED)).containsExactly(DOMAIN);
        undeprecate();
        assertThat(domains(RegistrationStatus.REGISTERED)).containsExactly("other", DOMAIN);
        assertThat(domains(RegistrationStatus.DEPRECATED)).isEmpty();
    }

    @Test
    void aDeprecatedDomainCanBeDescribed() {
        deprecate();
        DomainDetail detail = engine.call(new DescribeDomainRequest(DOMAIN), DomainDetail.class);
        assertThat(detail.domainInfo().status()).isEqualTo(RegistrationStatus.DEPRECATED);
        assertThat(detail.configuration().workflowExecutionRetentionPeriodInDays())
                .isEqualTo("30");
    }

    @ParameterizedTest
    @EnumSource
    void registeredTypesAreDeprecatedWithTheirDomain(TypeKind kind) {
        engine.call(kind.register(DOMAIN, "t", "1"));
        engine.advance(Duration.ofHours(1));
        Instant now = Instant.ofEpochMilli(engine.now());
        deprecate();
        TypeKind.TypeSummary type = kind.describe(engine, DOMAIN, "t", "1");
        assertThat(type.status()).isEqualTo(RegistrationStatus.DEPRECATED);
        assertThat(type.deprecationDate()).isEqualTo(now);
        assertThat(kind.list(engine, DOMAIN, TypeKind.ListOf.all(RegistrationStatus.REGISTERED))
                        .infos())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aTypeThatWasDeprecatedBeforeKeepsItsDate(TypeKind kind) {
        engine.call(kind.register(DOMAIN, "t", "1"));
        Instant then = Instant.ofEpochMilli(engine.now());
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        engine.advance(Duration.ofHours(1));
        deprecate();
        assertThat(kind.describe(engine, DOMAIN, "t", "1").deprecationDate()).isEqualTo(then);
    }

    @ParameterizedTest
    @EnumSource
    void typesStayDeprecatedWhenTheirDomainIsRegisteredAgain(TypeKind kind) {
        engine.call(kind.register(DOMAIN, "t", "1"));
        deprecate();
        undeprecate();
        assertThat(kind.describe(engine, DOMAIN, "t", "1").status()).isEqualTo(RegistrationStatus.DEPRECATED);
        engine.call(kind.undeprecate(DOMAIN, "t", "1"));
        assertThat(kind.describe(engine, DOMAIN, "t", "1").status()).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @ParameterizedTest
    @EnumSource
    void typesOfOtherDomainsAreNotTouched(TypeKind kind) {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        engine.call(kind.register("other", "t", "1"));
        deprecate();
        assertThat(kind.describe(engine, "other", "t", "1").status()).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @ParameterizedTest
    @EnumSource
    void theCascadeOutlivesARestart(TypeKind kind) {
        engine.call(kind.register(DOMAIN, "t", "1"));
        deprecate();
        TypeKind.TypeSummary before = kind.describe(engine, DOMAIN, "t", "1");
        engine.restart();
        assertThat(kind.describe(engine, DOMAIN, "t", "1")).isEqualTo(before);
        assertThat(domains(RegistrationStatus.DEPRECATED)).containsExactly(DOMAIN);
    }

    @Test
    void openRunsGoOn() {
        WorkflowExecution run = engine.start("wf");
        engine.decide(schedule("a1"));
        deprecate();
        ActivityTask task = engine.pollActivity();
        engine.complete(task, "done");
        engine.decide(completeWorkflow());
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.COMPLETED);
    }

    @Test
    void openRunsMeetDeprecatedTypes() {
        WorkflowExecution run = engine.start("wf");
        deprecate();
        engine.decide(schedule("a1"), child("child"));
        assertThat(Histories.only(ScheduleActivityTaskFailed.class, engine.history(run))
                        .cause())
                .isEqualTo(ScheduleActivityTaskFailedCause.ACTIVITY_TYPE_DEPRECATED);
        assertThat(Histories.only(StartChildWorkflowExecutionFailed.class, engine.history(run))
                        .cause())
                .isEqualTo(StartChildWorkflowExecutionFailedCause.WORKFLOW_TYPE_DEPRECATED);
    }

    @Test
    void openRunsCanBeSignaledCanceledAndTerminated() {
        WorkflowExecution run = engine.start("wf");
        deprecate();
        engine.signal(run, "signal");
        engine.call(new RequestCancelWorkflowExecutionRequest(DOMAIN, "wf", null));
        engine.call(new TerminateWorkflowExecutionRequest(DOMAIN, "wf", null, null, null, null));
        assertThat(engine.describe(run).executionInfo().closeStatus()).isEqualTo(CloseStatus.TERMINATED);
    }

    @Test
    void aRegisteredDomainTakesTypesAndRunsAgain() {
        deprecate();
        undeprecate();
        assertRefused(
                FaultType.TYPE_DEPRECATED,
                "WorkflowType=[name=w, version=1]",
                () -> engine.call(start("wf"), Run.class));
        engine.call(new UndeprecateWorkflowTypeRequest(DOMAIN, TestEngine.workflowType()));
        engine.call(registerWorkflowType("w", "2"));
        engine.start("wf");
    }
}
