package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.SampleRequests;
import dev.furrow.engine.TestEngine;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation that names a domain looks for the domain first (specification, sections 1.5 and 2).
class UnknownDomainTest {
    private static final Set<Operation> BY_NAME_OF_THE_DOMAIN =
            EnumSet.of(Operation.DESCRIBE_DOMAIN, Operation.DEPRECATE_DOMAIN, Operation.UNDEPRECATE_DOMAIN);
    private static final Set<Operation> BY_ARN =
            EnumSet.of(Operation.TAG_RESOURCE, Operation.UNTAG_RESOURCE, Operation.LIST_TAGS_FOR_RESOURCE);

    private final TestEngine engine = new TestEngine();

    static Stream<Operation> operationsOfADomain() {
        return Arrays.stream(Operation.values())
                .filter(operation -> BY_NAME_OF_THE_DOMAIN.contains(operation)
                        || Arrays.stream(operation.requestType().getRecordComponents())
                                .anyMatch(component -> component.getName().equals("domain")));
    }

    static Stream<Operation> operationsOfAResource() {
        return BY_ARN.stream();
    }

    @ParameterizedTest
    @MethodSource("operationsOfADomain")
    void anUnknownDomainIsNamed(Operation operation) {
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                "Unknown domain: nowhere",
                () -> engine.send(SampleRequests.of(operation, "nowhere")).body());
    }

    @ParameterizedTest
    @MethodSource("operationsOfAResource")
    void theResourceOfAnUnknownDomainIsUnknown(Operation operation) {
        assertRefused(
                FaultType.UNKNOWN_RESOURCE,
                () -> engine.send(SampleRequests.of(operation, "nowhere")).body());
    }

    @Test
    void allOperationsButThoseOfTokensAndOfTheServiceItselfNameADomain() {
        assertThat(operationsOfADomain().count() + BY_ARN.size()).isEqualTo(39 - 5 - 2);
    }
}
