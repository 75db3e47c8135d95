package dev.furrow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.contract.ApiModel.Listing;
import dev.furrow.api.contract.ApiModel.Scalar;
import dev.furrow.api.contract.ApiModel.Text;
import dev.furrow.api.shape.ShapeLimits;
import dev.furrow.api.shape.TextKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every [TextKind] and the other sizes, held against the shapes of the service model that they stand for. Which
/// member is of which kind is the business of [RecordsContractTest].
class LimitsContractTest {
    private static final ApiModel MODEL = ApiModel.SWF;

    /// The string shapes of records: the message of a fault travels in the fault itself.
    private static Stream<Text> shapes() {
        return MODEL.all(Text.class).stream().filter(shape -> !shape.name().equals("ErrorMessage"));
    }

    /// The kind that is named as the shape is.
    static TextKind kindOf(Text shape) {
        return TextKind.valueOf(shape.name().replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    /// The string shape of the member at a path.
    static Text shapeAt(String path) {
        return (Text) MODEL.shape(MODEL.memberAt(path).shape());
    }

    @Test
    void everyStringShapeHasAKindOfItsLength() {
        List<String> wrong = new ArrayList<>();
        shapes().forEach(shape -> wrong.addAll(lengthDifferences(kindOf(shape), shape)));

        assertThat(wrong).isEmpty();
    }

    @Test
    void stricterKindsHaveTheLengthOfTheShapeTheyReplace() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, TextKind> stricter : Deviations.stricterTexts().entrySet()) {
            wrong.addAll(lengthDifferences(stricter.getValue(), shapeAt(stricter.getKey())));
        }

        assertThat(wrong).isEmpty();
    }

    private static List<String> lengthDifferences(TextKind kind, Text shape) {
        int min = kind.minLength();
        int max = kind.maxLength(ShapeLimits.AWS);
        return min == shape.min() && max == shape.max()
                ? List.of()
                : List.of(kind + " has " + min + " to " + max + " characters, not " + shape);
    }

    @Test
    void everyKindComesFromAShapeOrAListedDeviation() {
        EnumSet<TextKind> known = EnumSet.copyOf(Deviations.stricterTexts().values());
        shapes().forEach(shape -> known.add(kindOf(shape)));

        assertThat(TextKind.values()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void thereAreAsManyTagsOfAnExecutionAsTheModelAllows() {
        assertThat(ShapeLimits.AWS.executionTags())
                .isEqualTo(((Listing) MODEL.shape("TagList")).max())
                .isEqualTo(5);
    }

    @Test
    void thereAreAsManyResultsOnAPageAsTheModelAllows() {
        assertThat(ShapeLimits.AWS.pageSize())
                .isEqualTo(((Scalar) MODEL.shape("PageSize")).max())
                .isEqualTo(1_000);
    }
}
