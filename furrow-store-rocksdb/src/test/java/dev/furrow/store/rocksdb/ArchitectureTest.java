package dev.furrow.store.rocksdb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.furrow.store.rocksdb");

    @Test
    void ofTheEngineOnlyTheStoreIsKnown() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.furrow.store.rocksdb",
                        "dev.furrow.engine.store",
                        "dev.furrow.engine.store.rows",
                        "org.rocksdb",
                        "org.slf4j",
                        "org.jspecify.annotations",
                        "java..")
                .check(OURS);
    }

    /// One room; this fails when a second one is opened and knows the first both ways.
    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.furrow.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void onlyTheDataDirectoryIsPublic() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .be(DataDirectory.class)
                .check(OURS);
    }

    @Test
    void nothingIsNamedAfterBeingAnImplementation() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(OURS);
    }
}
