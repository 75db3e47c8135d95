package dev.furrow.engine.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
    private static final BigInteger MASK = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    /// FNV-1a as its authors describe it, over the bytes of the domain, a zero and the id, in numbers of any size.
    private static int expected(String domain, String workflowId) {
        BigInteger hash = new BigInteger("14695981039346656037");
        BigInteger prime = new BigInteger("1099511628211");
        byte[] one = domain.getBytes(StandardCharsets.UTF_16BE);
        byte[] two = workflowId.getBytes(StandardCharsets.UTF_16BE);
        byte[] all = new byte[one.length + 1 + two.length];
        System.arraycopy(one, 0, all, 0, one.length);
        System.arraycopy(two, 0, all, one.length + 1, two.length);
        for (byte b : all) {
            hash = hash.xor(BigInteger.valueOf(b & 0xFF)).multiply(prime).and(MASK);
        }
        hash = hash.xor(hash.shiftRight(32));
        hash = hash.multiply(new BigInteger("9E3779B97F4A7C15", 16)).and(MASK);
        return hash.shiftRight(52).intValueExact();
    }

    @ParameterizedTest
    @CsvSource({"d, wf", "taxi, ride 4711", "'', ''", "日本, 語", "d, 😀", "domain, a:b/c+d"})
    void theSlotIsTheOneThatTheFormulaGives(String domain, String workflowId) {
        assertThat(Slots.of(domain, workflowId)).isEqualTo(expected(domain, workflowId));
    }

    /// Slots are parts of stored keys. A change of these numbers makes every store unreadable.
    @ParameterizedTest
    @CsvSource({"d, wf, 195", "taxi, ride 4711, 1137", "日本, 語, 3666"})
    void aSlotNeverChanges(String domain, String workflowId, int slot) {
        assertThat(Slots.of(domain, workflowId)).isEqualTo(slot);
        assertThat(new RunKey(domain, workflowId, new RunId(1, 2)).slot()).isEqualTo(slot);
    }

    @Test
    void domainAndIdDoNotFlowIntoEachOther() {
        Set<Integer> slots = new HashSet<>();
        for (int cut = 0; cut <= 8; cut++) {
            slots.add(Slots.of("abcdefgh".substring(0, cut), "abcdefgh".substring(cut)));
        }

        assertThat(slots).hasSizeGreaterThan(7);
    }

    /// Ids that differ in a number at their end, as ids do, fill every slot; no slot gets far more than its share of
    /// a hundred.
    @Test
    void idsAreSpreadOverAllSlots() {
        int[] counts = new int[Slots.COUNT];
        for (int i = 0; i < 100 * Slots.COUNT; i++) {
            counts[Slots.of("domain", "order-" + i)]++;
        }

        for (int count : counts) {
            assertThat(count).isBetween(40, 180);
        }
    }
}
