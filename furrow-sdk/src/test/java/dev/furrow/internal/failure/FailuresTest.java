package dev.furrow.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.payload.Payloads;
import dev.furrow.workflow.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exceptions that are longer than what travels.
class FailuresTest {
    private static final Payloads PAYLOADS = Payloads.json();

    static final class Declined extends RuntimeException {
        private final String form;

        Declined(String message, String form) {
            super(message);
            this.form = form;
        }

        String form() {
            return form;
        }
    }

    private static IllegalStateException deep(String message, int frames) {
        return frames == 0 ? new IllegalStateException(message) : deep(message, frames - 1);
    }

    @Test
    void theDeepestFramesAreCutFirst() {
        Failures.Written written = Failures.write(deep("as told", 800), List.of(), PAYLOADS);
        Failures.Read read = Failures.read(written.reason(), written.details(), List.of(), PAYLOADS);

        assertThat(read.failure()).isEqualTo(new Failure.Application(IllegalStateException.class.getName(), "as told"));
        assertThat(read.remoteStack())
                .startsWith("java.lang.IllegalStateException: as told\n\tat ")
                .endsWith("…");
        assertThat(read.remoteStack()).hasSize(12_000);
    }

    @Test
    void aLongMessageIsCutAndTheReasonIsALine() {
        Failures.Written written = Failures.write(new IllegalStateException("x".repeat(50_000)), List.of(), PAYLOADS);
        assertThat(written.reason()).hasSize(256).startsWith("java.lang.IllegalStateException: xxx");
        assertThat(Failures.read(null, written.details(), List.of(), PAYLOADS)
                        .failure()
                        .message())
                .hasSize(4_000)
                .endsWith("x…");
    }

    /// Control characters take six characters each on the wire.
    @Test
    void whatGrowsOnTheWireIsCutFurther() {
        Failures.Written written =
                Failures.write(new IllegalStateException("\u0001".repeat(50_000)), List.of(), PAYLOADS);
        assertThat(written.details()).hasSizeLessThanOrEqualTo(Payloads.HARD_LIMIT);
        assertThat(Failures.read(null, written.details(), List.of(), PAYLOADS)
                        .failure()
                        .message())
                .startsWith("\u0001\u0001")
                .hasSize(1_000);
    }

    @Test
    void fieldsThatDoNotFitAreLeftOutAndTheFailureIsStillReadable() {
        Failures.Written written =
                Failures.write(new Declined("no", "f".repeat(40_000)), List.of(Declined.class), PAYLOADS);
        assertThat(Failures.read(null, written.details(), List.of(), PAYLOADS).failure())
                .isEqualTo(new Failure.Application(Declined.class.getName(), "no"));
    }
}
