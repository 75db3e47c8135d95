package dev.furrow.engine.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.engine.EngineSettings;
import org.junit.jupiter.api.Test;

/// The quotas of Amazon SWF: section 9.1 of the specification. What happens at each is told where it happens:
/// `FaultMatrixTest`, the tests of the decisions, `HistoryLimitTest`.
class QuotasTest {
    private final Quotas quotas = EngineSettings.AWS.quotas();
    private final ShapeLimits limits = EngineSettings.AWS.limits();

    @Test
    void perAccountAndDomain() {
        assertThat(quotas.domains()).isEqualTo(100);
        assertThat(quotas.workflowTypesPerDomain()).isEqualTo(10_000);
        assertThat(quotas.activityTypesPerDomain()).isEqualTo(10_000);
        assertThat(quotas.openExecutionsPerDomain()).isEqualTo(100_000);
        assertThat(quotas.resourceTagsPerDomain()).isEqualTo(50);
        assertThat(limits.retentionDays()).isEqualTo(90);
    }

    @Test
    void perExecution() {
        assertThat(quotas.openChildrenPerExecution()).isEqualTo(1_000);
        assertThat(quotas.openActivityTasksPerExecution()).isEqualTo(1_000);
        assertThat(quotas.openTimersPerExecution()).isEqualTo(1_000);
        assertThat(quotas.openLambdaFunctionsPerExecution()).isEqualTo(1_000);
        assertThat(quotas.historyEvents()).isEqualTo(25_000);
        assertThat(limits.executionSeconds()).isEqualTo(31_536_000);
        assertThat(limits.executionTags()).isEqualTo(5);
    }

    @Test
    void perListAndPage() {
        assertThat(quotas.pollersPerTaskList()).isEqualTo(1_000);
        assertThat(quotas.pageTokenSeconds()).isEqualTo(86_400);
        assertThat(limits.pageSize()).isEqualTo(1_000);
    }

    @Test
    void perText() {
        assertThat(limits.payloadCharacters()).isEqualTo(32_768);
        assertThat(limits.heartbeatDetailsCharacters()).isEqualTo(2_048);
        assertThat(limits.reasonCharacters()).isEqualTo(256);
        assertThat(limits.nameCharacters()).isEqualTo(256);
        assertThat(limits.versionCharacters()).isEqualTo(64);
        assertThat(limits.descriptionCharacters()).isEqualTo(1_024);
        assertThat(limits.executionTagCharacters()).isEqualTo(256);
        assertThat(limits.resourceTagKeyCharacters()).isEqualTo(128);
        assertThat(limits.resourceTagValueCharacters()).isEqualTo(256);
    }
}
