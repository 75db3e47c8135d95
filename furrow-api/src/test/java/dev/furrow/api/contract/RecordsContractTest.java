package dev.furrow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.furrow.api.contract.ApiModel.Choice;
import dev.furrow.api.contract.ApiModel.Listing;
import dev.furrow.api.contract.ApiModel.Member;
import dev.furrow.api.contract.ApiModel.Scalar;
import dev.furrow.api.contract.ApiModel.Structure;
import dev.furrow.api.contract.ApiModel.Text;
import dev.furrow.api.decision.DecisionType;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.shape.ExecutionTags;
import dev.furrow.api.shape.PageSize;
import dev.furrow.api.shape.TextKind;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every record and enum, held against the structure or enum of the service model that it stands for. Where a record
/// deviates on purpose, [Deviations] says so and why.
class RecordsContractTest {
    private static final ApiModel MODEL = ApiModel.SWF;

    static Stream<Arguments> structures() {
        return Pairing.SWF.structures().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    static Stream<Arguments> choices() {
        return Pairing.SWF.choices().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @Test
    void everyStructureOfTheModelHasItsRecord() {
        assertThat(Pairing.SWF.structures().keySet())
                .containsExactlyElementsOf(MODEL.all(Structure.class).stream()
                        .filter(structure -> !structure.fault())
                        .map(Structure::name)
                        .toList());
        assertThat(Pairing.SWF.structures().values()).doesNotHaveDuplicates();
    }

    @Test
    void everyEnumOfTheModelHasItsEnum() {
        assertThat(Pairing.SWF.choices().keySet())
                .containsExactlyElementsOf(
                        MODEL.all(Choice.class).stream().map(Choice::name).toList());
        assertThat(Pairing.SWF.choices().values()).doesNotHaveDuplicates();
    }

    @Test
    void everyRecordAndEnumStandsForSomethingInTheModel() {
        Set<String> types = new TreeSet<>();
        for (JavaClass found : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.furrow.api")) {
            boolean model = !found.getPackageName().matches("dev\\.furrow\\.api\\.(shape|json|fault|sigv4)");
            if (model && (found.isRecord() || (found.isEnum() && !found.isEquivalentTo(Operation.class)))) {
                types.add(found.getName());
            }
        }

        assertThat(types).containsExactlyElementsOf(paired());
    }

    private static Set<String> paired() {
        return Stream.concat(
                        Pairing.SWF.structures().values().stream().filter(Class::isRecord),
                        Pairing.SWF.choices().values().stream())
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void hasTheMembersOfItsStructure(String structure, Class<?> type) {
        assertThat(WireMembers.namesOf(type).keySet())
                .containsExactlyInAnyOrderElementsOf(MODEL.structure(structure).members().stream()
                        .map(Member::name)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void everyMemberHasTheTypeOfItsShape(String structure, Class<?> type) {
        Map<String, AnnotatedType> components = WireMembers.componentsOf(type);
        List<String> wrong = new ArrayList<>();
        for (Member member : MODEL.structure(structure).members()) {
            String path = structure + '.' + member.name();
            AnnotatedType component = components.get(member.name());
            if (component != null) {
                wrong.addAll(differences(path, member.shape(), component));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("structures")
    void aMemberMayBeAbsentWhereTheModelLetsIt(String structure, Class<?> type) {
        Map<String, AnnotatedType> components = WireMembers.componentsOf(type);
        List<String> wrong = new ArrayList<>();
        for (Member member : MODEL.structure(structure).members()) {
            String path = structure + '.' + member.name();
            AnnotatedType component = components.get(member.name());
            boolean required =
                    (member.required() && !Deviations.absentFromEmptyPolls().contains(path))
                            || Deviations.alwaysWritten().contains(path);
            if (component != null && component.isAnnotationPresent(Nullable.class) == required) {
                wrong.add(path + (required ? " is required" : " is optional"));
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("choices")
    void hasTheConstantsOfItsEnumInOrder(String choice, Class<? extends Enum<?>> type) {
        List<String> expected = type.equals(DecisionType.class)
                ? Deviations.DECISION_TYPES_IN_THE_ORDER_OF_THE_SERVICE
                : ((Choice) MODEL.shape(choice)).constants();

        assertThat(type.getEnumConstants()).extracting(Enum::name).containsExactlyElementsOf(expected);
        assertThat(expected).containsExactlyInAnyOrderElementsOf(((Choice) MODEL.shape(choice)).constants());
    }

    /// What differs between a shape and the type that a component gives it.
    private static List<String> differences(String path, String shapeName, AnnotatedType component) {
        Class<?> plain = component.getType() instanceof Class<?> c ? c : null;
        boolean nullable = component.isAnnotationPresent(Nullable.class);
        List<String> wrong = new ArrayList<>();
        switch (MODEL.shape(shapeName)) {
            case Text text -> {
                TextKind kind = Deviations.stricterTexts().getOrDefault(path, LimitsContractTest.kindOf(text));
                if (plain != String.class || !kindOf(component).equals(kind.name())) {
                    wrong.add(path + " is no @Text(" + kind + ") String: " + component);
                }
            }
            case Choice choice -> {
                if (!choice.name().isEmpty()
                        && !Pairing.SWF.choices().get(shapeName).equals(plain)) {
                    wrong.add(path + " is no " + shapeName + ": " + component);
                }
            }
            case Scalar scalar -> {
                if (plain != javaType(scalar.type(), nullable)) {
                    wrong.add(path + " is no " + scalar.type() + ": " + component);
                }
            }
            case Structure structure -> {
                if (!Objects.equals(Pairing.SWF.structures().get(structure.name()), plain)) {
                    wrong.add(path + " is no " + shapeName + ": " + component);
                }
            }
            case Listing listing -> wrong.addAll(listDifferences(path, listing, component));
        }
        if (component.isAnnotationPresent(PageSize.class) != shapeName.equals("PageSize")) {
            wrong.add(path + " has @PageSize wrong");
        }
        if (component.isAnnotationPresent(ExecutionTags.class) != shapeName.equals("TagList")) {
            wrong.add(path + " has @ExecutionTags wrong");
        }
        return wrong;
    }

    private static List<String> listDifferences(String path, Listing listing, AnnotatedType component) {
        if (!(component.getType() instanceof ParameterizedType type) || type.getRawType() != List.class) {
            return List.of(path + " is no list: " + component);
        }
        AnnotatedType element = ((AnnotatedParameterizedType) component).getAnnotatedActualTypeArguments()[0];
        return element.isAnnotationPresent(Nullable.class)
                ? List.of(path + " has elements that may be null")
                : differences(path + "[]", listing.element(), element);
    }

    private static Class<?> javaType(String type, boolean nullable) {
        return switch (type) {
            case "boolean" -> nullable ? Boolean.class : boolean.class;
            case "integer" -> nullable ? Integer.class : int.class;
            case "long" -> nullable ? Long.class : long.class;
            case "timestamp" -> Instant.class;
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static String kindOf(AnnotatedType component) {
        dev.furrow.api.shape.Text text = component.getAnnotation(dev.furrow.api.shape.Text.class);
        return text == null ? "none" : text.value().name();
    }

    @Test
    void noListedDeviationIsOutOfDate() {
        List<String> stale = new ArrayList<>();
        Deviations.alwaysWritten().stream()
                .filter(path -> MODEL.memberAt(path).required())
                .forEach(path -> stale.add(path + " is required anyway"));
        Deviations.absentFromEmptyPolls().stream()
                .filter(path -> !MODEL.memberAt(path).required())
                .forEach(path -> stale.add(path + " is optional anyway"));
        Deviations.stricterTexts().forEach((path, kind) -> {
            if (kind == LimitsContractTest.kindOf(LimitsContractTest.shapeAt(path))) {
                stale.add(path + " is a " + kind + " anyway");
            }
        });

        assertThat(stale).isEmpty();
    }
}
