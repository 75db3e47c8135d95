package dev.furrow.demo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.furrow.server.http.ListenException;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses DEMO = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.furrow.demo");

    @Test
    void theDemoSeesTheServerFromOutsideAndNothingOfTheEngine() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "picocli..",
                                "tools.jackson..",
                                "dev.furrow",
                                "dev.furrow.activity",
                                "dev.furrow.api..",
                                "dev.furrow.lowlevel",
                                "dev.furrow.model",
                                "dev.furrow.payload",
                                "dev.furrow.spi",
                                "dev.furrow.workflow",
                                "dev.furrow.demo..",
                                "dev.furrow.server",
                                "dev.furrow.server.cli",
                                "dev.furrow.server.config",
                                "dev.furrow.server.identity")
                        .or(equivalentTo(ListenException.class)))
                .check(DEMO);
    }

    @Test
    void theApplicationKnowsNeitherServerNorPeople() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.furrow.demo.taxi")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.furrow.server..", "dev.furrow.demo", "dev.furrow.demo.people", "dev.furrow.demo.check")
                .check(DEMO);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.furrow.demo.(*)..").should().beFreeOfCycles().check(DEMO);
    }
}
