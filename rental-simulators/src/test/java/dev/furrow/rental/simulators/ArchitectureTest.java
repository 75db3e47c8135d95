package dev.furrow.rental.simulators;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SIMULATORS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.furrow.rental.simulators");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.furrow.rental.simulators.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SIMULATORS);
    }

    @Test
    void theSimulatorsKnowNeitherFurrowNorTheMarketplace() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "javax..",
                        "com.sun.net.httpserver..",
                        "org.w3c..",
                        "org.xml..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "org.subethamail..",
                        "picocli..",
                        "tools.jackson..",
                        "dev.furrow.api.sigv4",
                        "dev.furrow.rental.simulators.."))
                .check(SIMULATORS);
    }

    @Test
    void noProviderKnowsAnother() {
        for (String provider : new String[] {"sms", "voice", "otp", "push", "storage", "mail"}) {
            noClasses()
                    .that()
                    .resideInAPackage("dev.furrow.rental.simulators." + provider)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(
                                    "dev.furrow.rental.simulators.sms",
                                    "dev.furrow.rental.simulators.voice",
                                    "dev.furrow.rental.simulators.otp",
                                    "dev.furrow.rental.simulators.push",
                                    "dev.furrow.rental.simulators.storage",
                                    "dev.furrow.rental.simulators.mail",
                                    "dev.furrow.rental.simulators.faces")
                            .and(not(resideInAnyPackage("dev.furrow.rental.simulators." + provider))))
                    .check(SIMULATORS);
        }
    }
}
