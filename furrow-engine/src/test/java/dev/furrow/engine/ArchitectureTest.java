package dev.furrow.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.furrow.engine.id.RandomIds;
import dev.furrow.engine.lane.Clock;
import dev.furrow.engine.lane.Committer;
import dev.furrow.engine.lane.StoreGate;
import dev.furrow.engine.lane.Urgency;
import dev.furrow.engine.lane.Work;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which package of the engine may know which, and where time, chance and threads are let in. What a `synchronized`
/// block does is not among what ArchUnit sees.
class ArchitectureTest {
    private static final String ROOT = "dev.furrow.engine";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /// Where state is and where it is decided about. One thread at a time is in there, and each call brings the time.
    private static final String[] CORE = {
        ROOT + ".id",
        ROOT + ".answer",
        ROOT + ".message",
        ROOT + ".execution",
        ROOT + ".turn",
        ROOT + ".decision",
        ROOT + ".delivery"
    };

    /// A package that is not named on the right is not known on the left, however far the way.
    @ParameterizedTest(name = "{0} knows [{1}]")
    @CsvSource({
        "id, ''",
        "answer, ''",
        "quota, ''",
        "registry, ''",
        "tally, ''",
        "watch, id",
        "lambda, id",
        "message, id",
        "execution, id",
        "token, id execution",
        "tasklist, id answer execution",
        "turn, id answer message registry execution",
        "decision, id message registry quota execution turn",
        "delivery, id message execution turn",
        "store, id message registry turn",
        "store.rows, id message registry turn store",
        "store.memory, store store.rows",
        "lane, id message execution turn store",
        "operation, id answer quota registry lambda message execution token tasklist turn decision delivery store lane"
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
                        not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .check(CLASSES);
    }

    private static String packageOf(String room) {
        return ROOT + '.' + room;
    }

    @Test
    void everyPackageHasItsArrows() throws NoSuchMethodException {
        CsvSource arrows = ArchitectureTest.class
                .getDeclaredMethod("aPackageKnowsOnlyThePackagesBelowIt", String.class, String.class)
                .getAnnotation(CsvSource.class);
        Set<String> withArrows = new TreeSet<>(Set.of(ROOT));
        for (String line : arrows.value()) {
            withArrows.add(packageOf(line.substring(0, line.indexOf(','))));
        }

        assertThat(packages()).isEqualTo(withArrows);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.furrow.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /// An operation is work for a lane; how the lane goes about it is none of its business.
    @Test
    void operationsKnowOfLanesOnlyWhatWorkIs() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("operation"))
                .should()
                .dependOnClassesThat(resideInAPackage(packageOf("lane"))
                        .and(not(belongToAnyOf(Work.class, Urgency.class, Clock.class, StoreGate.class))))
                .check(CLASSES);
    }

    @Test
    void nothingIsUsedButTheJdkTheApiLoggingAndNullness() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "javax.crypto..", "dev.furrow.api..", ROOT + "..", "org.slf4j", "org.jspecify.."))
                .check(CLASSES);
    }

    @Test
    void theTimeOfDayIsAskedForInOnePlace() {
        noClasses()
                .that(not(type(SteadyClock.class)))
                .should()
                .accessTargetWhere(callOf(System.class, "currentTimeMillis")
                        .or(callOf(Instant.class, "now"))
                        .or(callOf(LocalDate.class, "now"))
                        .or(callOf(LocalDateTime.class, "now"))
                        .or(callOf(OffsetDateTime.class, "now"))
                        .or(callOf(ZonedDateTime.class, "now")))
                .orShould()
                .dependOnClassesThat(
                        belongToAnyOf(java.time.Clock.class, InstantSource.class, Date.class, Calendar.class))
                .check(CLASSES);
    }

    /// Recovery and the committer measure for people who watch; no decision hangs on what they measure.
    @Test
    void onlyThoseWhoDriveOrMeasureLookAtAStopwatch() {
        noClasses()
                .that(not(belongToAnyOf(
                        SteadyClock.class, ThreadDriver.class, SteppedDriver.class, Recovery.class, Committer.class)))
                .should()
                .accessTargetWhere(callOf(System.class, "nanoTime"))
                .check(CLASSES);
    }

    @Test
    void nothingButIdsAndTheStoresKeyIsLeftToChance() {
        noClasses()
                .that(not(type(RandomIds.class)))
                .and()
                .haveNameNotMatching(ROOT + "\\.store\\.rows\\.StoreFormat")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat(belongToAnyOf(SecureRandom.class, UUID.class))
                .orShould()
                .accessTargetWhere(callOf(Math.class, "random"))
                .check(CLASSES);
    }

    /// Time spans of `TimeUnit` are words, not threads.
    @Test
    void theCoreKnowsNoThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.concurrent..")
                        .and(not(belongTo(type(java.util.concurrent.TimeUnit.class))))
                        .or(belongToAnyOf(Thread.class, ThreadLocal.class)))
                .check(CLASSES);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(CORE)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .check(CLASSES);
        noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(CORE)
                .should()
                .haveModifier(JavaModifier.VOLATILE)
                .check(CLASSES);
    }

    @Test
    void threadsAreMadeByTheirDriverOnly() {
        noClasses()
                .that(not(belongTo(type(ThreadDriver.class))))
                .should()
                .accessTargetWhere(target(owner(type(Thread.class)))
                        .and(not(target(name("currentThread"))))
                        .and(not(target(name("interrupt")))))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(Thread.Builder.class, java.util.concurrent.Executors.class))
                .check(CLASSES);
    }

    /// What the store is asked for goes through its port; rows and tables are between the store and itself.
    @Test
    void onlyTheStoreKnowsItsRows() {
        noClasses()
                .that()
                .resideOutsideOfPackage(packageOf("store.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packageOf("store.rows"), packageOf("store.memory")))
                .check(CLASSES);
    }

    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    /// Events are facts. Who folds one may find it impossible, which is a defect, but has no say in it.
    @Test
    void whoAppliesEventsCannotRefuse() {
        noClasses()
                .that()
                .resideInAPackage(packageOf("execution"))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.furrow.api.fault"))
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
    void nothingIsPrinted() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    /// A call or a reference.
    private static DescribedPredicate<JavaAccess<?>> callOf(Class<?> owner, String method) {
        return target(owner(type(owner))).and(target(name(method)));
    }

    private static Set<String> packages() {
        return CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }
}
