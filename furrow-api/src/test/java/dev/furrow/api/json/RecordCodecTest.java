package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.furrow.api.operation.CountClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.CountOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListClosedWorkflowExecutionsRequest;
import dev.furrow.api.operation.ListOpenWorkflowExecutionsRequest;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.shape.ShapeLimits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every record of the API, there and back, with all of its members and with the required ones.
class RecordCodecTest {
    /// Requests whose filters exclude each other: no value of them has every member.
    private static final Set<Class<?>> CHOOSY = Set.of(
            CountClosedWorkflowExecutionsRequest.class,
            CountOpenWorkflowExecutionsRequest.class,
            ListClosedWorkflowExecutionsRequest.class,
            ListOpenWorkflowExecutionsRequest.class);

    private static final List<Class<?>> RECORDS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.furrow.api").stream()
                    .filter(type -> type.isRecord()
                            && !type.getPackageName().matches("dev\\.furrow\\.api\\.(shape|json|fault|sigv4)"))
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    static List<Class<?>> records() {
        return RECORDS;
    }

    static Stream<Class<?>> requests() {
        return Arrays.stream(Operation.values()).map(Operation::requestType);
    }

    @Test
    void thereAreRecordsToTest() {
        assertThat(records()).hasSizeGreaterThan(39 + 54 + 13);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordSurvivesTheRoundTrip(Class<? extends Record> type) {
        Record full = RecordSamples.full(type);
        Record sparse = RecordSamples.sparse(type);

        assertThat((Record) Json.decodeTrusted(Json.encode(full), type)).isEqualTo(full);
        assertThat((Record) Json.decodeTrusted(Json.encode(sparse), type)).isEqualTo(sparse);
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsWrittenSaysToAnotherReaderWhatTheRecordSays(Class<? extends Record> type) {
        Record full = RecordSamples.full(type);
        Record sparse = RecordSamples.sparse(type);

        assertThat(JsonTree.parse(Json.encode(full))).isEqualTo(JsonTree.of(full));
        assertThat(JsonTree.parse(Json.encode(sparse))).isEqualTo(JsonTree.of(sparse));
    }

    @ParameterizedTest
    @MethodSource("records")
    void nothingIsWrittenThatNobodyNeeds(Class<? extends Record> type) {
        String json = new String(Json.encode(RecordSamples.sparse(type)), StandardCharsets.UTF_8);

        assertThat(json).doesNotContain("null").doesNotContainPattern("[\\s]");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestThatKeepsItsConstraintsIsRead(Class<? extends Record> type) {
        if (!CHOOSY.contains(type)) {
            Record full = RecordSamples.full(type);
            Record sparse = RecordSamples.sparse(type);

            assertThat((Record) Json.decode(Json.encode(full), type, ShapeLimits.AWS))
                    .isEqualTo(full);
            assertThat((Record) Json.decode(Json.encode(sparse), type, ShapeLimits.AWS))
                    .isEqualTo(sparse);
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyRequiredMemberOfARequestIsMissedInAnEmptyBody(Class<? extends Record> type) {
        String[] missing = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> Bodies.missing(component.getName()))
                .toArray(String[]::new);

        assertThat(missing).isNotEmpty();
        assertThat(Bodies.violations("{}", type)).containsExactly(missing);
    }

    @Test
    void falseAndZeroAndTheEmptyListAreWritten() {
        record Answer(boolean truncated, int count, List<String> tags, String context) {}

        assertThat(JsonTree.parse(Json.encode(new Answer(false, 0, List.of(), ""))))
                .isEqualTo(Map.of("truncated", false, "count", BigDecimal.ZERO, "tags", List.of(), "context", ""));
    }
}
