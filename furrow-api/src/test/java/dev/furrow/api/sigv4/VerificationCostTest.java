package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Verifying takes 15 microseconds of a processor at most. It takes about three; a machine that is busy with other
/// things gets many rounds to show one that was not disturbed.
final class VerificationCostTest {
    private static final int REQUESTS = 5_000;
    private static final int ROUNDS = 60;
    private static final long MOST_NANOS = 15_000;

    /// Of this thread, since the machine may be busy with other things.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void aRequestIsVerifiedInTheTimeThatItMayTake() {
        SignedExample example = new SignedExample();
        Verifier verifier = SignedExample.verifier((id, token) -> SignedExample.SECRET);
        Verified last = null;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && (round < 3 || best > MOST_NANOS); round++) {
            long begin = cpu();
            for (int i = 0; i < REQUESTS; i++) {
                last = verifier.verify(example.message(), SignedExample.NOW);
            }
            best = Math.min(best, (cpu() - begin) / REQUESTS);
        }
        System.out.println("Verifying a signature takes " + best + " ns of CPU");

        assertThat(last).isNotNull();
        assertThat(best).isLessThanOrEqualTo(MOST_NANOS);
    }
}
