package dev.furrow.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which package may know which; only the root and the command line put things together.
final class ArchitectureTest {
    private static final String ROOT = "dev.furrow.server";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest(name = "{0} knows [{1}]")
    @CsvSource({
        "file, server.file",
        "config, server.file api.shape engine.quota",
        "http, server.config api api.. engine engine.answer engine.decision engine.tasklist engine.watch",
        "admin, server.http server.access server.audit server.identity server.policy api.fault api.json engine"
                + " engine.store",
        "policy, server.policy",
        "audit, api.json",
        "certificate, server.certificate",
        "identity, server.policy api.fault api.json api.sigv4",
        "access, server.http server.audit server.identity server.policy server.quota api api.. engine engine.decision"
                + " engine.execution engine.registry",
        "quota, server.config server.http server.identity api.fault api.operation engine engine.quota engine.registry"
                + " engine.tasklist",
        "sts, server.http server.access server.audit server.identity server.policy api.fault",
        "console, server.config server.console.. server.http api.shape",
        "console.text, server.console.text",
        "console.session, server.console.session",
        "console.live, server.console.live",
        "console.poller, server.http api api.operation engine.execution",
        "console.sample, engine engine.execution engine.tally engine.tasklist",
        "console.page, server.access server.admin server.config server.console.live server.console.poller"
                + " server.console.sample"
                + " server.console.session server.console.text server.http server.identity server.metrics api api.."
                + " engine engine.answer engine.decision engine.registry",
        "console.home, server.console.live server.console.page server.console.sample server.console.text server.metrics"
                + " api api.. engine engine..",
        "console.executions, server.console.live server.console.page server.console.text server.identity api api.."
                + " engine engine.tally",
        "console.bulk, server.file server.console.live server.console.page server.console.executions api api..",
        "console.tasklist, server.console.live server.console.page server.console.poller server.console.sample"
                + " server.console.text api api.. engine engine..",
        "console.type, server.console.page api api..",
        "console.domain, server.console.page server.access server.admin server.console.text server.identity api api.."
                + " engine engine..",
        "console.people, server.console.page server.identity api.fault api.json",
        "console.system, server.config server.console.page server.console.text server.identity server.metrics engine"
                + " engine.store",
        "metrics, server.http api.fault api.operation engine engine.execution engine.lane engine.store engine.tasklist",
        "lambda, engine.lambda engine.id",
        "console.insight, api api.. engine.execution engine.id engine.quota",
        "console.execution, server.config server.file server.http server.console.insight server.console.live server.console.page"
                + " server.console.poller server.console.text api api.. engine engine.execution engine.id engine.registry engine.store"
                + " engine.tasklist engine.quota",
        "console.api, server.console.live server.console.page api.json",
    })
    void aRoomKnowsOnlyWhatItNeeds(String room, String known) {
        Set<String> allowed = new TreeSet<>(Set.of(ROOT + '.' + room));
        for (String other : known.split(" ")) {
            allowed.add("dev.furrow." + other);
        }

        classes()
                .that()
                .resideInAPackage(ROOT + '.' + room)
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.furrow..")).or(resideInAnyPackage(allowed.toArray(String[]::new))))
                .check(CLASSES);
    }

    @Test
    void everyRoomHasItsArrows() {
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + ".certificate",
                        ROOT + ".cli",
                        ROOT + ".config",
                        ROOT + ".file",
                        ROOT + ".console",
                        ROOT + ".console.bulk",
                        ROOT + ".console.domain",
                        ROOT + ".console.executions",
                        ROOT + ".console.home",
                        ROOT + ".console.live",
                        ROOT + ".console.page",
                        ROOT + ".console.people",
                        ROOT + ".console.poller",
                        ROOT + ".console.sample",
                        ROOT + ".console.session",
                        ROOT + ".console.system",
                        ROOT + ".console.tasklist",
                        ROOT + ".console.text",
                        ROOT + ".console.type",
                        ROOT + ".http",
                        ROOT + ".admin",
                        ROOT + ".access",
                        ROOT + ".audit",
                        ROOT + ".identity",
                        ROOT + ".policy",
                        ROOT + ".quota",
                        ROOT + ".sts",
                        ROOT + ".metrics",
                        ROOT + ".lambda",
                        ROOT + ".console.insight",
                        ROOT + ".console.execution",
                        ROOT + ".console.api");
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.furrow.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest(name = "only {1} know {0}")
    @CsvSource({
        "dev.furrow.store.rocksdb, . cli",
        "io.vertx.., http admin",
        "io.micrometer.., metrics",
        "gg.jte.., console.page",
        "picocli.., cli",
        "ch.qos.logback.., cli",
        "tools.jackson.., policy",
    })
    void eachLibraryHasItsRoom(String library, String rooms) {
        Set<String> allowed = new TreeSet<>();
        for (String room : rooms.split(" ")) {
            allowed.add(room.equals(".") ? ROOT : ROOT + '.' + room);
        }

        noClasses()
                .that()
                .resideOutsideOfPackages(allowed.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".cli")
                .check(CLASSES);
    }

    @Test
    void everyPackageHasASignAndNoNulls() {
        for (String name :
                CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new))) {
            assertThat(CLASSES.get(name + ".package-info").isAnnotatedWith(NullMarked.class))
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void staticFieldsDoNotChange() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void namesSaySomething() {
        classes().should().haveNameNotMatching(".*(Impl|Utils?|Helper|Manager)").check(CLASSES);
    }
}
