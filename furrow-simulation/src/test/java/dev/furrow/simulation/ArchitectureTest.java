package dev.furrow.simulation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.furrow.simulation");

    @Test
    void theReferenceModelKnowsNothingOfTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.furrow.simulation.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.furrow.engine..", "dev.furrow.server..")
                .check(CLASSES);
    }

    @Test
    void theCheckerKnowsTheApiAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("dev.furrow.simulation.check..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.furrow.api..", "dev.furrow.simulation.check..")
                .check(CLASSES);
    }

    @Test
    void clientsKnowWhatClientsCanKnow() {
        noClasses()
                .that()
                .resideInAPackage("dev.furrow.simulation.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.furrow.engine..", "dev.furrow.server..")
                .check(CLASSES);
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("dev.furrow.simulation.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
