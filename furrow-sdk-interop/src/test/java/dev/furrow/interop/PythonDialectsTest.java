package dev.furrow.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.interop.Golden.Rich;
import dev.furrow.interop.Golden.Ride;
import dev.furrow.payload.Dialect;
import dev.furrow.payload.PayloadFormatException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/// Against what the libraries in Python have written.
class PythonDialectsTest {
    private static final Ride RIDE = new Ride("sea", "sky", 2);

    private static Dialect dialect(String library) {
        return switch (library) {
            case "botoflow" -> new BotoflowDialect();
            case "simpleflow" -> new SimpleflowDialect();
            case "pyswfaws" -> new PySwfAwsDialect();
            default -> new GarconDialect();
        };
    }

    private static void assertSameJson(String ours, String theirs) {
        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(ours)).isEqualTo(mapper.readTree(theirs));
    }

    @ParameterizedTest
    @CsvSource({"botoflow", "simpleflow", "pyswfaws"})
    void argumentsAreReadAndWrittenByPosition(String library) {
        String theirs = Golden.text(library, "arguments");

        assertThat(dialect(library).readArguments(theirs, Golden.parameters("book")))
                .containsExactly("Ada", RIDE, List.of(1, 2));
        assertSameJson(dialect(library).writeArguments(new Object[] {"Ada", RIDE, List.of(1, 2)}), theirs);
    }

    @ParameterizedTest
    @CsvSource({"botoflow", "simpleflow", "pyswfaws"})
    void argumentsAreReadByName(String library) {
        assertThat(dialect(library).readArguments(Golden.text(library, "keywords"), Golden.parameters("book")))
                .containsExactly("Ada", RIDE, List.of(1, 2));
    }

    @ParameterizedTest
    @CsvSource({"botoflow", "simpleflow", "pyswfaws"})
    void noArgumentsAreReadAndWritten(String library) {
        assertThat(dialect(library).readArguments(Golden.text(library, "nothing"), Golden.parameters("none")))
                .isEmpty();
        assertThat(dialect(library).readArguments(null, Golden.parameters("none")))
                .isEmpty();
        assertSameJson(dialect(library).writeArguments(new Object[0]), Golden.text(library, "nothing"));
    }

    @ParameterizedTest
    @CsvSource({"botoflow", "simpleflow", "pyswfaws", "garcon"})
    void resultsAreReadAndWritten(String library) {
        Map<String, List<Ride>> rides = Map.of("rides", List.of(RIDE, RIDE));
        String theirs = Golden.text(library, "result");

        assertThat(dialect(library).read(theirs, Golden.result("rides"))).isEqualTo(rides);
        assertSameJson(dialect(library).write(rides), theirs);
    }

    @ParameterizedTest
    @CsvSource({"botoflow", "simpleflow", "pyswfaws"})
    void moreArgumentsThanParametersAreRefused(String library) {
        assertThatThrownBy(() ->
                        dialect(library).readArguments(Golden.text(library, "arguments"), Golden.parameters("none")))
                .isInstanceOf(PayloadFormatException.class)
                .hasMessage("There are 0 parameters, but 3 arguments came");
    }

    @Test
    void whatJsonDoesNotHaveIsTaggedInBotoflow() {
        String theirs = Golden.text("botoflow", "rich");
        Rich rich = new Rich(
                Set.of("a"),
                new BigDecimal("-12.50"),
                new byte[] {1, 2, -1},
                Instant.parse("2026-11-22T20:15:30.5Z"),
                Duration.ofDays(1).plusMillis(2_500),
                List.of(1, 2));

        assertThat(new BotoflowDialect().read(theirs, Rich.class))
                .usingRecursiveComparison()
                .isEqualTo(rich);
        // A list stays a list: only Python tells it from a tuple.
        assertSameJson(new BotoflowDialect().write(rich), theirs.replace("{\"__tuple\":[1,2]},\"took", "[1,2],\"took"));
    }

    @Test
    void anObjectOfAPythonClassBecomesItsFieldsInBotoflow() {
        assertThat(new BotoflowDialect().read(Golden.text("botoflow", "object"), Ride.class))
                .isEqualTo(RIDE);
    }

    @Test
    void aJumboFieldOfSimpleflowIsFetched() {
        String reference = "simpleflow+s3://bucket/dir/4f5e 60002";

        assertThat(new SimpleflowDialect(Map.of("bucket/dir/4f5e", "[1,2]")::get).read(reference, int[].class))
                .isEqualTo(new int[] {1, 2});
        assertThatThrownBy(() -> new SimpleflowDialect().read(reference, int[].class))
                .isInstanceOf(PayloadFormatException.class)
                .hasMessageContaining("is a jumbo field");
    }

    @Test
    void whatIsNoJsonIsTextInSimpleflow() {
        assertThat(new SimpleflowDialect().read("it's done", String.class)).isEqualTo("it's done");
    }

    @Test
    void aReferenceOfPySwfAwsIsFetched() {
        String arguments = Golden.text("pyswfaws", "arguments");
        PySwfAwsDialect dialect = new PySwfAwsDialect(Map.of("s3://bucket/run-1", arguments)::get);

        assertThat(dialect.readArguments("s3://bucket/run-1", Golden.parameters("book")))
                .containsExactly("Ada", RIDE, List.of(1, 2));
        assertThatThrownBy(() -> new PySwfAwsDialect().read("s3://bucket/run-1", String.class))
                .isInstanceOf(PayloadFormatException.class)
                .hasMessageContaining("lies in a store");
    }

    @Test
    void theContextOfGarconIsReadAsAWholeOrByName() {
        String theirs = Golden.text("garcon", "context");

        Map<?, ?> context = (Map<?, ?>) new GarconDialect().readArguments(theirs, Golden.parameters("context"))[0];
        assertThat(context.get("customer")).isEqualTo("Ada");
        assertThat(context.get("execution.run_id")).isEqualTo("run-1");
        assertThat(new GarconDialect().readArguments(theirs, Golden.parameters("book")))
                .containsExactly("Ada", RIDE, List.of(1, 2));
    }

    @Test
    void garconTakesOneContext() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("customer", "Ada");
        assertThat(new GarconDialect().writeArguments(new Object[] {context})).isEqualTo("{\"customer\":\"Ada\"}");
        assertThatThrownBy(() -> new GarconDialect().writeArguments(new Object[] {"Ada", 1}))
                .isInstanceOf(PayloadFormatException.class);
        assertThatThrownBy(() -> new GarconDialect().write("Ada")).isInstanceOf(PayloadFormatException.class);
    }
}
