package dev.furrow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// [Operation] and the modelled part of [FaultType], held against the service model.
class OperationsContractTest {
    /// The one answer that has no name of its own in the model.
    private static final Map<String, String> RENAMED_ANSWERS =
            Map.of("ListTagsForResourceOutput", "ListTagsForResourceResponse");

    static Stream<ApiModel.ApiOperation> operations() {
        return ApiModel.SWF.operations().values().stream();
    }

    @Test
    void theOperationsAreTheModels() {
        assertThat(Operation.values())
                .hasSize(39)
                .extracting(Operation::wireName)
                .containsExactlyInAnyOrderElementsOf(ApiModel.SWF.operations().keySet());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesAndAnswersTheRecordsNamedAsInTheModel(ApiModel.ApiOperation facts) {
        Operation operation = Operation.named(facts.name());

        assertThat(operation).isNotNull();
        assertThat(operation.name())
                .isEqualTo(facts.name().replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
        assertThat(operation.requestType().getSimpleName()).isEqualTo(facts.name() + "Request");
        assertThat(facts.input()).isEqualTo(facts.name() + "Input");
        if (facts.output() == null) {
            assertThat(operation.responseType()).isNull();
        } else {
            assertThat(operation.responseType()).isNotNull();
            assertThat(operation.responseType().getSimpleName())
                    .isEqualTo(RENAMED_ANSWERS.getOrDefault(facts.output(), facts.output()));
        }
    }

    @Test
    void everyRequestBelongsToOneOperation() {
        assertThat(Arrays.stream(Operation.values()).<Class<?>>map(Operation::requestType))
                .containsExactlyInAnyOrder(Request.class.getPermittedSubclasses());
    }

    @Test
    void everyModelledFaultExistsUnderItsName() {
        List<String> modelled = ApiModel.SWF.all(ApiModel.Structure.class).stream()
                .filter(ApiModel.Structure::fault)
                .map(ApiModel.Structure::name)
                .toList();
        Map<String, String> ours = Arrays.stream(FaultType.values())
                .collect(Collectors.toMap(FaultType::wireName, FaultType::wireType, (a, b) -> a, TreeMap::new));

        assertThat(modelled).hasSize(11);
        assertThat(ours.keySet()).containsAll(modelled);
        assertThat(ours)
                .allSatisfy((name, wireType) -> assertThat(wireType.startsWith("com.amazonaws.swf.base.model#"))
                        .as(wireType)
                        .isEqualTo(modelled.contains(name)));
    }

    @Test
    void everyFaultOfAnOperationIsAModelledFault() {
        List<String> faults =
                operations().flatMap(o -> o.faults().stream()).distinct().toList();

        assertThat(faults)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(ApiModel.SWF.structure(name).fault()).isTrue());
    }
}
