package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.furrow.api.fault.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Nobody learns from the work that a refusal takes which keys exist: by counting what the work consists of, and, on
/// request, by the clock.
final class EqualWorkTest {
    private static final Credentials WRONG = new Credentials("AKIDEXAMPLE", "wrong", null);
    private static final Credentials UNKNOWN = new Credentials("AKIDUNKNOWN", "wrong", null);

    private final Verifier verifier =
            SignedExample.verifier((id, token) -> id.equals("AKIDEXAMPLE") ? SignedExample.SECRET : null);

    private static HttpMessage signed(Credentials by, String region) {
        return new SignedExample(by, region, "swf", SignedExample.NOW).message();
    }

    private long derivations(HttpMessage message) {
        long before = verifier.derivations();
        assertThatExceptionOfType(Fault.class).isThrownBy(() -> verifier.verify(message, SignedExample.NOW));
        return verifier.derivations() - before;
    }

    @Test
    void aRefusalDerivesOneKeyWhoeverAsks() {
        for (String region : new String[] {"us-east-1", "eu-west-1"}) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(derivations(signed(WRONG, region))).isEqualTo(1);
                assertThat(derivations(signed(UNKNOWN, region))).isEqualTo(1);
            }
        }
    }

    @Test
    void thatTheOwnerOfAKeyIsAtWorkIsNotSeenEither() {
        verifier.verify(new SignedExample().message(), SignedExample.NOW);

        assertThat(derivations(signed(WRONG, "us-east-1"))).isEqualTo(1);
        assertThat(derivations(signed(UNKNOWN, "us-east-1"))).isEqualTo(1);
    }

    @Test
    void theOwnersOwnRequestsDeriveTheirKeyOnce() {
        HttpMessage right = new SignedExample().message();
        derivations(signed(WRONG, "us-east-1"));
        long before = verifier.derivations();
        for (int i = 0; i < 5; i++) {
            verifier.verify(right, SignedExample.NOW);
        }

        assertThat(verifier.derivations() - before).isEqualTo(1);
    }

    @Test
    void aRefusalTakesAFullStepWhoeverAsks() {
        for (HttpMessage message : List.of(signed(WRONG, "us-east-1"), signed(UNKNOWN, "us-east-1"))) {
            for (int i = 0; i < 100; i++) {
                assertThat(time(message)).isGreaterThanOrEqualTo(Refusal.STEP_NANOS);
            }
        }
    }

    /// Ranks of the times of both kinds, which one slow moment of the machine does not move. If an attacker who sees
    /// one of each guessed which is which, he would be right this often.
    @Test
    @EnabledIfSystemProperty(named = "timing", matches = "true")
    void theClockDoesNotTellThemApart() {
        HttpMessage known = signed(WRONG, "us-east-1");
        HttpMessage unknown = signed(UNKNOWN, "us-east-1");
        verifier.verify(new SignedExample().message(), SignedExample.NOW);
        int samples = 20_000;
        long[] ofKnown = new long[samples];
        long[] ofUnknown = new long[samples];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < samples; i++) {
                boolean knownFirst = (i & 1) == 0;
                long one = time(knownFirst ? known : unknown);
                long other = time(knownFirst ? unknown : known);
                ofKnown[i] = knownFirst ? one : other;
                ofUnknown[i] = knownFirst ? other : one;
            }
        }
        double guess = probabilityOfLess(ofKnown, ofUnknown);
        System.out.printf("A refusal of a known key is faster with probability %.4f%n", guess);

        assertThat(guess).isBetween(0.45, 0.55);
    }

    private long time(HttpMessage message) {
        long begin = System.nanoTime();
        try {
            verifier.verify(message, SignedExample.NOW);
        } catch (Fault refused) {
            return System.nanoTime() - begin;
        }
        throw new AssertionError("It was not refused");
    }

    /// Mann and Whitney's statistic, as a probability.
    private static double probabilityOfLess(long[] ones, long[] others) {
        long[] sorted = others.clone();
        Arrays.sort(sorted);
        double less = 0;
        for (long one : ones) {
            int below = lowerBound(sorted, one);
            int upTo = lowerBound(sorted, one + 1);
            less += sorted.length - upTo + (upTo - below) / 2.0;
        }
        return less / ((double) ones.length * others.length);
    }

    private static int lowerBound(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
