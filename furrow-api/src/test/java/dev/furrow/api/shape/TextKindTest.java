package dev.furrow.api.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the strings of each shape may hold (specification, sections 1.4, 2.1, 2.2, 2.3, 2.11 and 7).
class TextKindTest {
    private static final EnumSet<TextKind> IDS =
            EnumSet.of(TextKind.WORKFLOW_ID, TextKind.ACTIVITY_ID, TextKind.TIMER_ID);
    private static final EnumSet<TextKind> NEW_NAMES =
            EnumSet.of(TextKind.NEW_DOMAIN_NAME, TextKind.NEW_NAME, TextKind.NEW_VERSION, TextKind.TASK_LIST_NAME);
    private static final EnumSet<TextKind> TRIMMED = EnumSet.of(TextKind.NEW_DOMAIN_NAME, TextKind.TASK_LIST_NAME);
    private static final EnumSet<TextKind> PAYLOADS = EnumSet.of(
            TextKind.DATA,
            TextKind.LIMITED_DATA,
            TextKind.FUNCTION_INPUT,
            TextKind.DESCRIPTION,
            TextKind.FAILURE_REASON,
            TextKind.TERMINATE_REASON,
            TextKind.IDENTITY,
            TextKind.CAUSE_MESSAGE);

    private static boolean allows(TextKind kind, String text) {
        return kind.violatedConstraint(text, ShapeLimits.AWS) == null;
    }

    private static void assertAllowed(TextKind kind, String... texts) {
        assertThat(texts).as("allowed as " + kind).allMatch(text -> allows(kind, text));
    }

    private static void assertRefused(TextKind kind, String... texts) {
        assertThat(texts).as("refused as " + kind).noneMatch(text -> allows(kind, text));
    }

    /// A text of a given length that suits a kind, whatever its format.
    private static String ofLength(TextKind kind, int length) {
        return switch (kind) {
            case DURATION_IN_DAYS,
                    DURATION_IN_SECONDS,
                    DURATION_IN_SECONDS_OPTIONAL,
                    EXECUTION_TIMEOUT_OPTIONAL,
                    FUNCTION_TIMEOUT_OPTIONAL -> "0".repeat(length - 1) + "1";
            default -> "x".repeat(length);
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TASK_PRIORITY")
    void aTextMayHaveItsGreatestLengthAndNotMore(TextKind kind) {
        int max = kind.maxLength(ShapeLimits.AWS);

        assertThat(kind.violatedConstraint(ofLength(kind, max), ShapeLimits.AWS))
                .isNull();
        assertThat(kind.violatedConstraint(ofLength(kind, max + 1), ShapeLimits.AWS))
                .isEqualTo("Member must have length less than or equal to " + max);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyTextIsRefusedWhereTheShapeHasAShortestLength(TextKind kind) {
        assertThat(kind.minLength()).isBetween(0, 1);
        if (kind.minLength() == 1) {
            assertThat(kind.violatedConstraint("", ShapeLimits.AWS))
                    .isEqualTo("Member must have length greater than or equal to 1");
            assertThat(kind.emptyIsAbsent()).isFalse();
        } else if (!kind.emptyIsAbsent()) {
            assertThat(kind.violatedConstraint("", ShapeLimits.AWS)).isNull();
        }
    }

    @Test
    void anEmptyTextIsAbsenceWhereNothingCouldBeMeantByIt() {
        assertThat(Arrays.stream(TextKind.values()).filter(TextKind::emptyIsAbsent))
                .containsExactlyInAnyOrder(
                        TextKind.DURATION_IN_SECONDS_OPTIONAL,
                        TextKind.EXECUTION_TIMEOUT_OPTIONAL,
                        TextKind.FUNCTION_TIMEOUT_OPTIONAL,
                        TextKind.TASK_PRIORITY,
                        TextKind.PAGE_TOKEN,
                        TextKind.VERSION_OPTIONAL,
                        TextKind.WORKFLOW_RUN_ID_OPTIONAL);
    }

    static Stream<TextKind> durations() {
        return Stream.of(
                TextKind.DURATION_IN_SECONDS,
                TextKind.DURATION_IN_SECONDS_OPTIONAL,
                TextKind.EXECUTION_TIMEOUT_OPTIONAL,
                TextKind.FUNCTION_TIMEOUT_OPTIONAL,
                TextKind.DURATION_IN_DAYS);
    }

    @ParameterizedTest
    @MethodSource("durations")
    void aDurationIsAFewDecimalDigits(TextKind kind) {
        assertAllowed(kind, "1", "90", "00000060");
        assertRefused(
                kind,
                "-1",
                "+1",
                "1.0",
                "1e1",
                " 1",
                "1 ",
                "0x1",
                "1s",
                "none",
                "None",
                "NONE ",
                "١",
                "１",
                "123456789",
                "000000001",
                "NaN",
                "99999999999999999999");
    }

    @Test
    void secondsHaveUpToEightDigits() {
        assertAllowed(TextKind.DURATION_IN_SECONDS, "0", "99999999");
        assertAllowed(TextKind.DURATION_IN_SECONDS_OPTIONAL, "0", "99999999");
    }

    @ParameterizedTest
    @MethodSource("durations")
    void noneIsADurationWhereItMeansSomething(TextKind kind) {
        boolean meansSomething = kind == TextKind.DURATION_IN_SECONDS_OPTIONAL || kind == TextKind.DURATION_IN_DAYS;

        assertThat(allows(kind, "NONE")).isEqualTo(meansSomething);
    }

    @Test
    void anExecutionMayBeOpenForUpToAYear() {
        assertAllowed(TextKind.EXECUTION_TIMEOUT_OPTIONAL, "0", "31536000");
        assertRefused(TextKind.EXECUTION_TIMEOUT_OPTIONAL, "31536001", "99999999");
    }

    @Test
    void aFunctionMayTakeOneTo900Seconds() {
        assertAllowed(TextKind.FUNCTION_TIMEOUT_OPTIONAL, "1", "900");
        assertRefused(TextKind.FUNCTION_TIMEOUT_OPTIONAL, "0", "901");
    }

    @Test
    void closedExecutionsAreKeptForUpTo90Days() {
        assertAllowed(TextKind.DURATION_IN_DAYS, "0", "1", "90", "NONE");
        assertRefused(TextKind.DURATION_IN_DAYS, "91", "99999999", "-1");
        assertThat(TextKind.DURATION_IN_DAYS.violatedConstraint("3650", ShapeLimits.DEFAULT))
                .isNull();
    }

    @Test
    void aPriorityIsAnIntegerOf32Bits() {
        assertAllowed(TextKind.TASK_PRIORITY, "0", "-0", "7", "-7", "007", "2147483647", "-2147483648");
        assertRefused(
                TextKind.TASK_PRIORITY,
                "2147483648",
                "-2147483649",
                "99999999999999999999",
                "+1",
                "1.0",
                "-",
                "--1",
                " 1",
                "high",
                "NONE",
                "١");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a:b", "a/b", "a|b", ":", "a\u0000b", "a\nb", "\u001f", "\u007f", "\u0085", "\u009f", "arn"})
    void aNameIsGivenWithoutSeparatorsAndControlCharacters(String name) {
        assertThat(NEW_NAMES).noneMatch(kind -> allows(kind, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ARN", "arn1", "an arn", "a b", "a.b-c_d(e)+=@#%&*é€😀", "\u00a0x\u00ad", "0"})
    void everythingElseMayStandInAName(String name) {
        assertThat(NEW_NAMES).allMatch(kind -> allows(kind, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "  ", "\u3000a"})
    void namesOfDomainsAndListsHaveNoWhitespaceAround(String name) {
        assertThat(TRIMMED).noneMatch(kind -> allows(kind, name));
        assertAllowed(TextKind.NEW_NAME, name);
        assertAllowed(TextKind.NEW_VERSION, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "\u001f", "\u007f", "\u0085", "\u009f", "arn"})
    void anIdHasNoControlCharactersAndIsNotArn(String id) {
        assertThat(IDS).noneMatch(kind -> allows(kind, id));
    }

    /// Flow Framework makes a child's workflowId of the parent's runId and a number.
    @ParameterizedTest
    @ValueSource(strings = {"22ySVXwQ8zQb3qCnGZyfVlqAFLnJxlpHIpcGrXzC4iYNk=:1", "a/b", "a|b", "a+b=", " a ", "arn:x"})
    void anIdMayHoldSeparators(String id) {
        assertThat(IDS).allMatch(kind -> allows(kind, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a/b", "a|b", " a ", "a\nb", "arn"})
    void whereANameIsOnlyLookedUpItMayBeAnything(String name) {
        for (TextKind kind :
                List.of(TextKind.DOMAIN_NAME, TextKind.NAME, TextKind.VERSION, TextKind.SIGNAL_NAME, TextKind.TAG)) {
            assertAllowed(kind, name);
        }
    }

    @Test
    void payloadMayHoldAnything() {
        for (TextKind kind : PAYLOADS) {
            assertAllowed(kind, "", "arn", "\u0000\u001f\u007f", " :/|", "\ud800", "😀");
        }
    }

    /// A name is a key in the store, where it has to have one spelling in bytes.
    @Test
    void whatNamesSomethingIsWellFormedUnicode() {
        for (TextKind kind : TextKind.values()) {
            boolean payload = PAYLOADS.contains(kind);
            assertThat(allows(kind, "\ud800")).as(kind.name()).isEqualTo(payload);
            assertThat(allows(kind, "\udc00\ud800")).as(kind.name()).isEqualTo(payload);
        }
        assertThat(IDS).allMatch(kind -> allows(kind, "😀"));
    }

    @Test
    void aResourceTagHoldsLettersDigitsWhitespaceAndAFewSigns() {
        for (TextKind kind : List.of(TextKind.RESOURCE_TAG_KEY, TextKind.RESOURCE_TAG_VALUE)) {
            assertAllowed(kind, "a", "é日本𝒳", "٣", "a b\tc\u00a0d", "_.:/=+-@", "team aws:");
            assertRefused(kind, "a#b", "a,b", "a*", "{}", "😀", "a\u0001");
        }
    }

    @Test
    void keysOfResourceTagsMustNotStartWithThePrefixOfAws() {
        assertRefused(TextKind.RESOURCE_TAG_KEY, "aws:", "aws:x", "AWS:x", "Aws:x");
        assertAllowed(TextKind.RESOURCE_TAG_KEY, "aws", "awsx", "x:aws:");
        assertAllowed(TextKind.RESOURCE_TAG_VALUE, "aws:x", "");
    }

    @Test
    void ourOwnLimitsAreNowhereNarrowerThanThoseOfAws() throws ReflectiveOperationException {
        for (var component : ShapeLimits.class.getRecordComponents()) {
            assertThat((int) component.getAccessor().invoke(ShapeLimits.DEFAULT))
                    .as(component.getName())
                    .isGreaterThanOrEqualTo((int) component.getAccessor().invoke(ShapeLimits.AWS));
        }
    }
}
