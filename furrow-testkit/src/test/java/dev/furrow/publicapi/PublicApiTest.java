package dev.furrow.publicapi;

import dev.furrow.Furrow;
import dev.furrow.api.fault.Fault;
import dev.furrow.test.TestFurrow;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What users compile against; companions have a test of their own.
class PublicApiTest {

    static List<Arguments> modules() {
        return List.of(
                Arguments.of("furrow-api", Fault.class),
                Arguments.of("furrow-sdk", Furrow.class),
                Arguments.of("furrow-testkit", TestFurrow.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void thePublicApiIsAsWrittenDown(String module, Class<?> anchor) throws IOException {
        PublicApi.requireAsWrittenDown(module, anchor);
    }
}
