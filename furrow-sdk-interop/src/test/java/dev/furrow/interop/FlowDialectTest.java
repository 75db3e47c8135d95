package dev.furrow.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.simpleworkflow.flow.DataConverter;
import com.amazonaws.services.simpleworkflow.flow.JsonDataConverter;
import dev.furrow.payload.PayloadFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The framework's own converter is asked what it writes, and given what we write.
class FlowDialectTest {
    private final DataConverter theirs = new JsonDataConverter();
    private final FlowDialect ours = new FlowDialect();

    /// What the framework can handle: a class that is no record.
    public static class Trip {
        public String to;
        public List<Integer> stops = new ArrayList<>();

        static Trip of(String to, Integer... stops) {
            Trip trip = new Trip();
            trip.to = to;
            trip.stops = new ArrayList<>(List.of(stops));
            return trip;
        }
    }

    @SuppressWarnings("unused")
    private interface Methods {
        void travel(String customer, Trip trip, List<Trip> more, long number);
    }

    private static List<dev.furrow.payload.Dialect.Parameter> parameters() {
        var method = Methods.class.getDeclaredMethods()[0];
        return java.util.Arrays.stream(method.getParameters())
                .map(each -> new dev.furrow.payload.Dialect.Parameter(each.getName(), each.getParameterizedType()))
                .toList();
    }

    private static Object[] arguments() {
        return new Object[] {"Ada", Trip.of("sea", 1, 2), new ArrayList<>(List.of(Trip.of("sky"))), 7L};
    }

    @Test
    void whatTheFrameworkWritesIsTheGoldenTextAndIsRead() throws IOException {
        golden("arguments", theirs.toData(arguments()));
        golden("result", theirs.toData(Trip.of("sea", 1, 2)));
        golden("text", theirs.toData("done"));

        Object[] read = ours.readArguments(Golden.text("flow", "arguments"), parameters());
        assertThat(read).usingRecursiveComparison().isEqualTo(arguments());
        assertThat(ours.read(Golden.text("flow", "result"), Trip.class))
                .usingRecursiveComparison()
                .isEqualTo(Trip.of("sea", 1, 2));
        assertThat(ours.read(Golden.text("flow", "text"), String.class)).isEqualTo("done");
    }

    private static void golden(String name, String written) throws IOException {
        Path file = Path.of("src/test/golden/flow", name + ".json");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, written + "\n");
        }
        assertThat(written).isEqualTo(Golden.text("flow", name));
    }

    @Test
    void theFrameworkReadsWhatWeWrite() {
        String text = ours.writeArguments(new Object[] {"Ada", Trip.of("sea", 1, 2), List.of(Trip.of("sky")), 7L});

        JsonMapper mapper = new JsonMapper();
        assertThat(mapper.readTree(text)).isEqualTo(mapper.readTree(Golden.text("flow", "arguments")));
        assertThat(theirs.fromData(text, Object[].class))
                .usingRecursiveComparison()
                .isEqualTo(arguments());
        assertThat(theirs.fromData(ours.write(Trip.of("sea", 1, 2)), Trip.class))
                .usingRecursiveComparison()
                .isEqualTo(Trip.of("sea", 1, 2));
        Map<?, ?> map = theirs.fromData(ours.write(Map.of("a", List.of(1))), Map.class);
        assertThat(map.toString()).isEqualTo("{a=[1]}");
    }

    @Test
    void aClassNameInTheDataChoosesNothing() {
        assertThat(ours.read("[\"java.net.URL\",{\"to\":\"x\",\"stops\":[\"java.util.ArrayList\",[]]}]", Trip.class))
                .isInstanceOf(Trip.class);
    }

    @Test
    void anotherNumberOfArgumentsIsRefused() {
        assertThatThrownBy(() -> ours.readArguments("[\"[Ljava.lang.Object;\",[\"Ada\"]]", parameters()))
                .isInstanceOf(PayloadFormatException.class)
                .hasMessage("There are 4 parameters, but 1 arguments came");
    }
}
