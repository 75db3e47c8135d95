package dev.furrow.engine.token;

import static dev.furrow.engine.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.engine.execution.TaskKind;
import dev.furrow.engine.id.RunId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Page tokens by themselves; what listings make of them is with the tests of pagination.
class PageTokensTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final Operation LIST = Operation.LIST_DOMAINS;
    private static final List<String> ARGUMENTS = List.of("REGISTERED", "forwards");
    private static final byte[] POSITION = {0, 1, -1, 127};

    private final Seal seal = new Seal(new byte[Seal.KEY_BYTES]);
    private final PageTokens tokens = new PageTokens(seal, () -> 3_600);
    private final String token = tokens.issue(LIST, ARGUMENTS, POSITION, NOW);

    private void assertInvalid(String other, Operation operation, Object arguments) {
        assertRefused(FaultType.VALIDATION, "Invalid token", () -> tokens.open(other, operation, arguments, NOW));
    }

    @Test
    void aTokenNamesThePositionThatItWasIssuedFor() {
        assertThat(tokens.open(token, LIST, ARGUMENTS, NOW)).isEqualTo(POSITION);
        String first = tokens.issue(LIST, ARGUMENTS, new byte[0], NOW);
        assertThat(tokens.open(first, LIST, ARGUMENTS, NOW)).isEmpty();
    }

    @Test
    void aTokenIsBoundToItsOperation() {
        for (Operation operation : Operation.values()) {
            if (operation != LIST) {
                assertInvalid(token, operation, ARGUMENTS);
            }
        }
    }

    @Test
    void aTokenIsBoundToTheArgumentsItsListingBeganWith() {
        assertInvalid(token, LIST, List.of("DEPRECATED", "forwards"));
        assertInvalid(token, LIST, List.of("REGISTERED", "backwards"));
        assertInvalid(token, LIST, List.of("REGISTERED"));
        assertInvalid(token, LIST, List.of());
    }

    @Test
    void aTokenIsGoodForItsLifetimeAndNoLonger() {
        assertThat(tokens.open(token, LIST, ARGUMENTS, NOW + 3_600_000)).isEqualTo(POSITION);
        assertRefused(
                FaultType.VALIDATION,
                "Specified token has exceeded its maximum lifetime",
                () -> tokens.open(token, LIST, ARGUMENTS, NOW + 3_600_001));
    }

    @Test
    void aLifetimeThatIsChangedHoldsForTokensThatAreOut() {
        AtomicInteger seconds = new AtomicInteger(3_600);
        PageTokens changing = new PageTokens(seal, seconds::get);
        seconds.set(10);

        assertThat(changing.open(token, LIST, ARGUMENTS, NOW + 10_000)).isEqualTo(POSITION);
        assertRefused(
                FaultType.VALIDATION,
                "Specified token has exceeded its maximum lifetime",
                () -> changing.open(token, LIST, ARGUMENTS, NOW + 10_001));
    }

    @Test
    void everyPartOfATokenCounts() {
        for (String tampered : TamperedTokens.of(token)) {
            assertInvalid(tampered, LIST, ARGUMENTS);
        }
    }

    @Test
    void aTaskTokenIsNoPageToken() {
        for (TaskKind kind : TaskKind.values()) {
            assertInvalid(new TaskToken(kind, 1, "wf", new RunId(1, 2), 3, 4).seal(seal), LIST, ARGUMENTS);
        }
    }

    /// Genuine, but nothing that this class has ever issued.
    @Test
    void aSealedTextThatIsTooShortIsInvalid() {
        for (int length = 0; length < 17; length++) {
            byte[] content = new byte[length];
            if (length > 0) {
                content[0] = 'P';
            }
            assertInvalid(seal.seal(content), LIST, ARGUMENTS);
        }
    }
}
