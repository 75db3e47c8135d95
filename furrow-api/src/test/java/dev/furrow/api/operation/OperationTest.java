package dev.furrow.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(Operation operation) {
        assertThat(Operation.named(operation.wireName())).isSameAs(operation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "startWorkflowExecution", "START_WORKFLOW_EXECUTION", "StartWorkflowExecution ", "Nonsense"})
    void isNotFoundByAnythingElse(String name) {
        assertThat(Operation.named(name)).isNull();
    }

    @Test
    void isFoundByItsRequest() {
        assertThat(Operation.of(new DescribeDomainRequest("d"))).isSameAs(Operation.DESCRIBE_DOMAIN);
        assertThat(Operation.of(new UndeprecateDomainRequest("d"))).isSameAs(Operation.UNDEPRECATE_DOMAIN);
    }
}
