package dev.furrow.engine.operation;

import static dev.furrow.engine.Refusals.assertRefused;
import static dev.furrow.engine.TestEngine.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.fault.FaultType;
import dev.furrow.engine.TestEngine;
import dev.furrow.engine.TypeKind;
import dev.furrow.engine.TypeKind.ListOf;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Section 2.2 of the specification: deprecating, undeprecating, deleting and listing types.
class DeprecateTypeTest {
    private final TestEngine engine = new TestEngine().withTypes();

    private TypeKind.TypeSummary describe(TypeKind kind) {
        return kind.describe(engine, DOMAIN, "t", "1");
    }

    private void register(TypeKind kind, String... types) {
        for (String type : types) {
            engine.call(kind.register(DOMAIN, type.split("/")[0], type.split("/")[1]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeprecatedTypeHasADateAndKeepsThatOfItsCreation(TypeKind kind) {
        Instant created = Instant.ofEpochMilli(engine.now());
        register(kind, "t/1");
        assertThat(describe(kind).deprecationDate()).isNull();
        engine.advance(Duration.ofMinutes(1));
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        assertThat(describe(kind).status()).isEqualTo(RegistrationStatus.DEPRECATED);
        assertThat(describe(kind).creationDate()).isEqualTo(created);
        assertThat(describe(kind).deprecationDate()).isEqualTo(created.plus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @EnumSource
    void takingADeprecationBackTakesTheDateAway(TypeKind kind) {
        register(kind, "t/1");
        TypeKind.TypeSummary before = describe(kind);
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        engine.call(kind.undeprecate(DOMAIN, "t", "1"));
        assertThat(describe(kind)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedTypeIsUnknown(TypeKind kind) {
        register(kind, "t/1");
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        engine.call(kind.delete(DOMAIN, "t", "1"));
        assertRefused(FaultType.UNKNOWN_RESOURCE, "Unknown type: " + kind.described("t", "1"), () -> describe(kind));
        engine.restart();
        assertRefused(FaultType.UNKNOWN_RESOURCE, "Unknown type: " + kind.described("t", "1"), () -> describe(kind));
        assertThat(kind.list(engine, DOMAIN, ListOf.all(RegistrationStatus.DEPRECATED))
                        .names())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedTypeMayBeRegisteredAgain(TypeKind kind) {
        register(kind, "t/1");
        engine.call(kind.deprecate(DOMAIN, "t", "1"));
        engine.call(kind.delete(DOMAIN, "t", "1"));
        engine.advance(Duration.ofMinutes(1));
        register(kind, "t/1");
        assertThat(describe(kind).status()).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(describe(kind).creationDate()).isEqualTo(Instant.ofEpochMilli(engine.now()));
    }

    @ParameterizedTest
    @EnumSource
    void listsShowOneStatus(TypeKind kind) {
        register(kind, "t/1", "t/2", "u/1");
        engine.call(kind.deprecate(DOMAIN, "t", "2"));
        assertThat(kind.list(engine, DOMAIN, ListOf.all(RegistrationStatus.REGISTERED))
                        .names())
                .contains("t/1", "u/1")
                .doesNotContain("t/2");
        assertThat(kind.list(engine, DOMAIN, ListOf.all(RegistrationStatus.DEPRECATED))
                        .names())
                .containsExactly("t/2");
    }

    @ParameterizedTest
    @EnumSource
    void aNameSelectsAllVersionsOfExactlyThatName(TypeKind kind) {
        register(kind, "t/1", "t/2", "tt/1", "T/1");
        assertThat(kind.list(engine, DOMAIN, new ListOf(RegistrationStatus.REGISTERED, "t", null, null, null))
                        .names())
                .containsExactly("t/1", "t/2");
        assertThat(kind.list(engine, DOMAIN, new ListOf(RegistrationStatus.REGISTERED, "nobody", null, null, null))
                        .names())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aShorterNameComesBeforeTheNamesThatBeginWithIt(TypeKind kind) {
        register(kind, "t-t/1", "t/2", "t t/1", "t/1");
        assertThat(kind.list(engine, DOMAIN, ListOf.all(RegistrationStatus.REGISTERED))
                        .names())
                .containsSubsequence("t/1", "t/2", "t t/1", "t-t/1");
    }
}
