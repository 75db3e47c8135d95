package dev.furrow.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which package may know which, and what no class here does. Annotations on types, such as those of `shape` on the
/// components of records, are not among what ArchUnit sees.
class ArchitectureTest {
    private static final String ROOT = "dev.furrow.api";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /// The root holds the nouns. The arrow from shape to fault is one of documentation, so there is none in the code.
    @ParameterizedTest(name = "{0} knows [{1}]")
    @CsvSource({
        "shape, ''",
        "root, shape",
        "fault, root",
        "decision, root shape",
        "event, root shape",
        "operation, root shape fault decision event",
        "json, shape fault",
        "sigv4, fault"
    })
    void aPackageKnowsOnlyThePackagesBelowIt(String room, String below) {
        Set<String> allowed = new TreeSet<>(Set.of(packageOf(room)));
        for (String other : below.split(" ")) {
            if (!other.isEmpty()) {
                allowed.add(packageOf(other));
            }
        }

        classes()
                .that()
                .resideInAPackage(packageOf(room))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.furrow..")).or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .check(CLASSES);
    }

    private static String packageOf(String room) {
        return room.equals("root") ? ROOT : ROOT + '.' + room;
    }

    @Test
    void everyPackageHasItsArrows() {
        assertThat(packages())
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + ".shape",
                        ROOT + ".fault",
                        ROOT + ".decision",
                        ROOT + ".event",
                        ROOT + ".operation",
                        ROOT + ".json",
                        ROOT + ".sigv4");
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.furrow.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheCodecKnowsTheJsonLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".json")
                .should()
                .dependOnClassesThat(resideInAPackage("tools.jackson.."))
                .check(CLASSES);
    }

    @Test
    void nothingIsUsedButTheJdkTheJsonLibraryAndNullness() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "dev.furrow.api..",
                        "tools.jackson.core..",
                        "org.jspecify.annotations"))
                .check(CLASSES);
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        noClasses()
                .should()
                .haveSimpleNameContaining("Util")
                .orShould()
                .haveSimpleNameContaining("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameContaining("Manager")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..helper..", "..manager..")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        for (String name : packages()) {
            assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void nothingIsPrintedOrLogged() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging", "org.slf4j.."))
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void timeIsAnInstantAndNobodyAsksForIt() {
        noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(Date.class, Calendar.class, Clock.class))
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
        // What is refused takes its time, and nothing that anybody learns depends on it.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.furrow.api.sigv4.Refusal")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void staticFieldsAreFinalAndThoseThatCouldChangeInsideArePrivate() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        assertThat(CLASSES.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.PRIVATE))
                        .filter(field -> field.getRawType().isArray()
                                || field.getRawType().isAssignableTo(Collection.class)
                                || field.getRawType().isAssignableTo(Map.class)))
                .isEmpty();
    }

    @Test
    void recordsHoldNothingThatCanChange() {
        assertThat(CLASSES.stream()
                        .filter(type ->
                                type.isRecord() && !type.getPackageName().endsWith(".json"))
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isArray()))
                .isEmpty();
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }
}
