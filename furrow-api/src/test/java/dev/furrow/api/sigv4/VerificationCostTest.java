package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Says what verifying costs, in the report of the test; the bound is 15 microseconds a request.
final class VerificationCostTest {
    private static final int ROUNDS = 20_000;

    /// Of this thread, since the machine may be busy with other things.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void manyVerificationsOfOneKeyAreMeasured() {
        SignedExample example = new SignedExample();
        Verifier verifier = SignedExample.verifier((id, token) -> SignedExample.SECRET);
        long nanos = 0;
        Verified last = null;
        for (int round = 0; round < 3; round++) {
            long begin = cpu();
            for (int i = 0; i < ROUNDS; i++) {
                last = verifier.verify(example.message(), SignedExample.NOW);
            }
            nanos = (cpu() - begin) / ROUNDS;
        }
        System.out.println("Verifying a signature takes " + nanos + " ns of CPU");

        assertThat(last).isNotNull();
    }
}
