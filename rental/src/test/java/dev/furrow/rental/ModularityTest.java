package dev.furrow.rental;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ModularityTest {
    private static final int MOST_PUBLIC_TYPES = 14;
    private static final JavaClasses RENTAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/simulators/"))
            .importPackages("dev.furrow.rental");

    @Test
    void areasAreFreeOfCircles() {
        slices().matching("dev.furrow.rental.(*)..").should().beFreeOfCycles().check(RENTAL);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        for (JavaPackage each : RENTAL.getPackage("dev.furrow.rental").getSubpackagesInTree()) {
            // Of the simulators there are only the names that `local` uses.
            if (!each.getClasses().isEmpty() && !each.getName().contains(".simulators")) {
                assertThat(each.tryGetPackageInfo()).as(each.getName()).isPresent();
            }
        }
    }

    @Test
    void anAreaShowsFewTypes() {
        for (JavaPackage each : RENTAL.getPackage("dev.furrow.rental").getSubpackagesInTree()) {
            List<String> shown = each.getClasses().stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                            && type.isTopLevelClass()
                            && !type.isArray())
                    .map(JavaClass::getSimpleName)
                    .toList();
            assertThat(shown).as(each.getName()).hasSizeLessThanOrEqualTo(MOST_PUBLIC_TYPES);
        }
    }

    @Test
    void pricesAndMoneyKnowNeitherSpringNorTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.furrow.rental.pricing", "dev.furrow.rental.money", "dev.furrow.rental.place")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "dev.furrow", "dev.furrow.workflow..")
                .check(RENTAL);
    }

    @Test
    void onlyTheCommandKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.furrow.rental.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.furrow.server..", "dev.furrow.engine..", "picocli..")
                .check(RENTAL);
    }

    /// A stream of rows keeps its connection until somebody closes it, and who collects it forgets to: after as many
    /// searches as the pool has connections nothing answered any more.
    @Test
    void rowsAreReadToTheirEnd() {
        noClasses()
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("queryForStream")))
                .check(RENTAL);
    }
}
