package dev.furrow;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which package may know which.
class ArchitectureTest {
    private static final JavaClasses SDK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.furrow", "dev.furrow.workflow")
            .that(resideInAPackage("dev.furrow..")
                    .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("dev.furrow.api.."))));

    @ParameterizedTest(name = "{0} knows [{1}]")
    @CsvSource({
        "workflow, ''",
        "activity, workflow",
        "payload, internal.text",
        "internal.text, ''",
        "plan, workflow internal.contract",
        "model, workflow lowlevel internal.contract",
        "spi, workflow activity",
        "lint, workflow",
        "internal.intercept, spi",
        "lowlevel, spi",
        "internal.http, spi",
        "internal.strand, ''",
        "internal.contract, workflow activity payload",
        "internal.failure, workflow payload",
        "internal.replay, workflow payload spi internal.strand internal.contract internal.failure internal.intercept"
                + " internal.text",
        "internal.worker, workflow activity payload spi lowlevel internal.contract internal.failure internal.intercept"
                + " internal.replay"
    })
    void aPackageKnowsOnlyThePackagesBelowIt(String room, String below) {
        String[] allowed =
                ("java.. org.slf4j.. org.jspecify.. tools.jackson.. com.fasterxml.jackson.. javax.crypto.. javax.net.."
                                + " dev.furrow.api.. dev.furrow." + room
                                + below.replaceAll("(\\S+)", " dev.furrow.$1").replaceAll(" +", " "))
                        .strip()
                        .split(" +");
        classes()
                .that()
                .resideInAPackage("dev.furrow." + room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(SDK);
    }

    @Test
    void packagesFormNoCycle() {
        SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(com.tngtech.archunit.core.domain.JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(SDK);
    }

    @Test
    void replaysSeeNeitherClockNorChance() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.furrow.internal.replay")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(SDK);
    }
}
