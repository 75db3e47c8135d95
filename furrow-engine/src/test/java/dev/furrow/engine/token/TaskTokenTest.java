package dev.furrow.engine.token;

import static dev.furrow.engine.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.id.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Task tokens by themselves; what the engine makes of them is with the tests of tasks.
class TaskTokenTest {
    private final Seal seal = new Seal(new byte[Seal.KEY_BYTES]);

    private static TaskToken token(TaskKind kind, String workflowId) {
        return new TaskToken(kind, 7, workflowId, new RunId(-1, Long.MIN_VALUE), 5, 25_000);
    }

    private void assertInvalid(String token, TaskKind kind) {
        assertRefused(FaultType.VALIDATION, "Invalid token", () -> TaskToken.open(token, kind, seal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wf", "Jürgen", "日本語", "😀", "a:b/c+d|e", " "})
    void aTokenSaysWhichTaskItIs(String workflowId) {
        for (TaskKind kind : TaskKind.values()) {
            TaskToken token = token(kind, workflowId);

            assertThat(TaskToken.open(token.seal(seal), kind, seal)).isEqualTo(token);
        }
    }

    /// 1,024 characters are what a token may have on its way back; 256 what an id may have.
    @ParameterizedTest
    @ValueSource(strings = {"x", "ü", "日", "a日", "😀", "ü日"})
    void theLongestIdFitsIntoAToken(String part) {
        String workflowId = part.repeat(256 / part.length());
        TaskToken token = token(TaskKind.DECISION, workflowId);

        assertThat(token.seal(seal)).hasSizeLessThanOrEqualTo(1_024);
        assertThat(TaskToken.open(token.seal(seal), TaskKind.DECISION, seal)).isEqualTo(token);
    }

    @Test
    void aTokenOfOneKindIsNoneOfTheOther() {
        assertInvalid(token(TaskKind.DECISION, "wf").seal(seal), TaskKind.ACTIVITY);
        assertInvalid(token(TaskKind.ACTIVITY, "wf").seal(seal), TaskKind.DECISION);
    }

    @ParameterizedTest
    @EnumSource
    void everyPartOfATokenCounts(TaskKind kind) {
        for (String tampered : TamperedTokens.of(token(kind, "wf").seal(seal))) {
            assertInvalid(tampered, kind);
        }
    }

    @Test
    void aTokenOfAnotherServerIsInvalid() {
        byte[] otherKey = new byte[Seal.KEY_BYTES];
        otherKey[31] = 1;

        assertInvalid(token(TaskKind.ACTIVITY, "wf").seal(new Seal(otherKey)), TaskKind.ACTIVITY);
    }

    @Test
    void whatWasOpenedOnceIsLookedAtAgainByAnotherServerAndAsAnotherKind() {
        TaskToken token = token(TaskKind.ACTIVITY, "wf");
        String text = token.seal(seal);
        byte[] otherKey = new byte[Seal.KEY_BYTES];
        otherKey[31] = 1;

        assertThat(TaskToken.open(text, TaskKind.ACTIVITY, seal)).isEqualTo(token);
        assertThat(TaskToken.open(text, TaskKind.ACTIVITY, seal)).isEqualTo(token);
        assertInvalid(text, TaskKind.DECISION);
        assertRefused(
                FaultType.VALIDATION,
                "Invalid token",
                () -> TaskToken.open(text, TaskKind.ACTIVITY, new Seal(otherKey)));
    }

    @Test
    void whatWasRefusedOnceIsRefusedAgain() {
        String text = token(TaskKind.ACTIVITY, "wf").seal(seal);
        String forged = text.substring(0, text.length() - 1) + (text.endsWith("A") ? 'B' : 'A');

        TaskToken.open(text, TaskKind.ACTIVITY, seal);
        assertInvalid(forged, TaskKind.ACTIVITY);
        assertInvalid(forged, TaskKind.ACTIVITY);
    }

    @Test
    void aTokenOutlivesTheSealThatMadeIt() {
        TaskToken token = token(TaskKind.ACTIVITY, "wf");

        assertThat(TaskToken.open(token.seal(seal), TaskKind.ACTIVITY, new Seal(new byte[Seal.KEY_BYTES])))
                .isEqualTo(token);
    }

    @Test
    void aPageTokenIsNoTaskToken() {
        String page = new PageTokens(seal, () -> 60).issue(Operation.LIST_DOMAINS, "arguments", new byte[64], 0);
        for (TaskKind kind : TaskKind.values()) {
            assertInvalid(page, kind);
        }
    }

    /// Genuine, but nothing that this class has ever issued.
    @Test
    void aSealedTextThatIsTooShortIsInvalid() {
        for (int length = 0; length < 38; length++) {
            byte[] content = new byte[length];
            if (length > 0) {
                content[0] = 'D';
            }
            assertInvalid(seal.seal(content), TaskKind.DECISION);
        }
    }
}
