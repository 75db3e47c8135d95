package dev.furrow.engine.operation;

import static dev.furrow.engine.Records.with;
import static dev.furrow.engine.Refusals.refusalOf;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.ActivityType;
import dev.furrow.api.ChildPolicy;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.TaskList;
import dev.furrow.api.WorkflowType;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.*;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TestSettings;
import dev.furrow.engine.TypeKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 2.2 of the specification: registering and describing types.
class RegisterTypeTest {
    private final TestEngine engine = new TestEngine(TestSettings.aws()).withTypes();

    private static RegisterWorkflowTypeRequest workflowType() {
        return (RegisterWorkflowTypeRequest) TypeKind.WORKFLOW.register(DOMAIN, "t", "1");
    }

    private static RegisterActivityTypeRequest activityType() {
        return (RegisterActivityTypeRequest) TypeKind.ACTIVITY.register(DOMAIN, "t", "1");
    }

    private String described(Request request) {
        return new String(engine.send(request).body(), StandardCharsets.UTF_8);
    }

    @Test
    void theDefaultsOfAWorkflowTypeAreShownAsTheyWereGiven() {
        engine.call(with(
                workflowType(),
                "description",
                "plants a field",
                "defaultTaskStartToCloseTimeout",
                "NONE",
                "defaultExecutionStartToCloseTimeout",
                "0086400",
                "defaultTaskList",
                new TaskList("planters"),
                "defaultTaskPriority",
                "-7",
                "defaultChildPolicy",
                ChildPolicy.REQUEST_CANCEL,
                "defaultLambdaRole",
                "arn:aws:iam::123456789012:role/x"));
        assertThat(engine.call(
                        new DescribeWorkflowTypeRequest(DOMAIN, new WorkflowType("t", "1")), WorkflowTypeDetail.class))
                .isEqualTo(new WorkflowTypeDetail(
                        new WorkflowTypeInfo(
                                new WorkflowType("t", "1"),
                                RegistrationStatus.REGISTERED,
                                "plants a field",
                                Instant.ofEpochMilli(engine.now()),
                                null),
                        new WorkflowTypeConfiguration(
                                "NONE",
                                "0086400",
                                new TaskList("planters"),
                                "-7",
                                ChildPolicy.REQUEST_CANCEL,
                                "arn:aws:iam::123456789012:role/x")));
    }

    @Test
    void theDefaultsOfAnActivityTypeAreShownAsTheyWereGiven() {
        engine.call(with(
                activityType(),
                "description",
                "waters a field",
                "defaultTaskStartToCloseTimeout",
                "010",
                "defaultTaskHeartbeatTimeout",
                "NONE",
                "defaultTaskList",
                new TaskList("waterers"),
                "defaultTaskPriority",
                "2147483647",
                "defaultTaskScheduleToStartTimeout",
                "0",
                "defaultTaskScheduleToCloseTimeout",
                "99999999"));
        assertThat(engine.call(
                        new DescribeActivityTypeRequest(DOMAIN, new ActivityType("t", "1")), ActivityTypeDetail.class))
                .isEqualTo(new ActivityTypeDetail(
                        new ActivityTypeInfo(
                                new ActivityType("t", "1"),
                                RegistrationStatus.REGISTERED,
                                "waters a field",
                                Instant.ofEpochMilli(engine.now()),
                                null),
                        new ActivityTypeConfiguration(
                                "010", "NONE", new TaskList("waterers"), "2147483647", "0", "99999999")));
    }

    @Test
    void aWorkflowTypeWithoutDefaultsShowsNone() {
        engine.call(workflowType());
        assertThat(described(new DescribeWorkflowTypeRequest(DOMAIN, new WorkflowType("t", "1"))))
                .contains("\"configuration\":{}")
                .doesNotContain("description", "deprecationDate");
    }

    @Test
    void anActivityTypeWithoutDefaultsShowsNone() {
        engine.call(activityType());
        assertThat(described(new DescribeActivityTypeRequest(DOMAIN, new ActivityType("t", "1"))))
                .contains("\"configuration\":{}")
                .doesNotContain("description", "deprecationDate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "31536001", "-1", "1h"})
    void aDefaultForTheExecutionIsSecondsUpToAYear(String timeout) {
        assertThat(refusalOf(() -> engine.call(with(workflowType(), "defaultExecutionStartToCloseTimeout", timeout)))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @Test
    void anEmptyDurationSaysNothing() {
        engine.call(with(workflowType(), "defaultExecutionStartToCloseTimeout", ""));
        assertThat(described(new DescribeWorkflowTypeRequest(DOMAIN, new WorkflowType("t", "1"))))
                .contains("\"configuration\":{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "2147483648", "high"})
    void aPriorityIsAnInteger(String priority) {
        assertThat(refusalOf(() -> engine.call(with(workflowType(), "defaultTaskPriority", priority)))
                        .type())
                .isEqualTo(FaultType.VALIDATION);
    }

    @ParameterizedTest
    @EnumSource
    void versionsAreTypesOfTheirOwn(TypeKind kind) {
        engine.call(kind.register(DOMAIN, "t", "1"));
        engine.call(kind.register(DOMAIN, "t", "2"));
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        assertThat(kind.describe(engine, DOMAIN, "t", "2").status()).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @ParameterizedTest
    @EnumSource
    void aTypeBelongsToItsDomain(TypeKind kind) {
        engine.call(new RegisterDomainRequest("other", null, "30", null));
        engine.call(kind.register(DOMAIN, "t", "1"));
        engine.call(kind.register("other", "t", "1"));
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        assertThat(kind.describe(engine, "other", "t", "1").status()).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @ParameterizedTest
    @EnumSource
    void typesOutliveARestart(TypeKind kind) {
        engine.call(kind.register(DOMAIN, "t", "1"));
        TypeKind.TypeSummary before = kind.describe(engine, DOMAIN, "t", "1");
        engine.restart();
        assertThat(kind.describe(engine, DOMAIN, "t", "1")).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void namesAndVersionsKeepToTheDocumentedRules(TypeKind kind) {
        for (String broken : new String[] {"a:b", "a/b", "a|b", "a\u0007b", "arn", ""}) {
            assertThat(refusalOf(() -> engine.call(kind.register(DOMAIN, broken, "1")))
                            .type())
                    .isEqualTo(FaultType.VALIDATION);
            assertThat(refusalOf(() -> engine.call(kind.register(DOMAIN, "t", broken)))
                            .type())
                    .isEqualTo(FaultType.VALIDATION);
        }
    }
}
