package dev.furrow.engine.store.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.engine.id.RunId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
    private static final int PAIRS = 5_000;

    private final Random random = new Random(20_261_122);

    /// Numbers near the borders of bytes as well as anywhere.
    private long number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt(600);
            case 2 -> (1L << random.nextInt(64)) - random.nextInt(2);
            default -> -random.nextInt(600);
        };
    }

    private String text() {
        String alphabet = "ab\u0000\u00ff\u0100\uffff\ud83d\ude9c";
        return random.ints(random.nextInt(5), 0, alphabet.codePointCount(0, alphabet.length()))
                .map(i -> alphabet.codePointAt(alphabet.offsetByCodePoints(0, i)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private byte[] someBytes(int maxLength) {
        byte[] bytes = new byte[random.nextInt(maxLength + 1)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    List.of(0, 1, 0x7F, 0x80, 0xFE, 0xFF).get(random.nextInt(6)).intValue();
        }
        return bytes;
    }

    private static int order(Bytes one, Bytes other) {
        return Integer.signum(Arrays.compareUnsigned(one.done(), other.done()));
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Test
    void numbersSortAsTheyDoWithoutSign() {
        for (int i = 0; i < PAIRS; i++) {
            long one = number();
            long other = number();
            assertThat(order(new Bytes().u64(one), new Bytes().u64(other)))
                    .as("%x and %x", one, other)
                    .isEqualTo(Integer.signum(Long.compareUnsigned(one, other)));
            assertThat(order(new Bytes().u32(one & 0xFFFF_FFFFL), new Bytes().u32(other & 0xFFFF_FFFFL)))
                    .isEqualTo(Long.compare(one & 0xFFFF_FFFFL, other & 0xFFFF_FFFFL));
            assertThat(order(new Bytes().u16((int) one & 0xFFFF), new Bytes().u16((int) other & 0xFFFF)))
                    .isEqualTo(Integer.compare((int) one & 0xFFFF, (int) other & 0xFFFF));
            assertThat(order(new Bytes().u8((int) one & 0xFF), new Bytes().u8((int) other & 0xFF)))
                    .isEqualTo(Integer.compare((int) one & 0xFF, (int) other & 0xFF));
        }
    }

    @Test
    void runIdsSortAsTheyDo() {
        for (int i = 0; i < PAIRS; i++) {
            RunId one = new RunId(number(), number());
            RunId other = random.nextBoolean() ? new RunId(one.high(), number()) : new RunId(number(), number());
            assertThat(order(new Bytes().runId(one), new Bytes().runId(other)))
                    .as("%s and %s", one, other)
                    .isEqualTo(Integer.signum(one.compareTo(other)));
        }
    }

    @Test
    void keysSortByTheirFirstPartThenByTheNext() {
        for (int i = 0; i < PAIRS; i++) {
            long first = number();
            long one = number();
            long other = number();
            String text = text();
            assertThat(order(
                            new Bytes().u64(first).text(text).u64(one),
                            new Bytes().u64(first).text(text).u64(other)))
                    .isEqualTo(Integer.signum(Long.compareUnsigned(one, other)));
            assertThat(order(
                            new Bytes().u64(one).u64(first),
                            new Bytes().u64(other).u64(~first)))
                    .isEqualTo(
                            one == other
                                    ? Integer.signum(Long.compareUnsigned(first, ~first))
                                    : Integer.signum(Long.compareUnsigned(one, other)));
        }
    }

    @Test
    void noTextIsTheBeginningOfAnother() {
        for (int i = 0; i < PAIRS; i++) {
            String one = text();
            String other = text();
            assertThat(startsWith(
                            new Bytes().text(one).u64(number()).done(),
                            new Bytes().text(other).done()))
                    .as("'%s' and '%s'", one, other)
                    .isEqualTo(one.equals(other));
        }
    }

    @Test
    void whatWasBuiltIsReadBack() {
        for (int i = 0; i < 500; i++) {
            long number = number();
            String text = text();
            RunId runId = new RunId(number(), number());
            byte[] raw = someBytes(200);
            byte[] bytes = new Bytes(random.nextInt(100))
                    .u8((int) number)
                    .u16((int) number)
                    .u32(number)
                    .u64(number)
                    .text(text)
                    .runId(runId)
                    .u16(raw.length)
                    .raw(raw)
                    .raw(raw)
                    .done();

            BytesReader reader = new BytesReader(bytes);
            assertThat(reader.u8()).isEqualTo((int) (number & 0xFF));
            assertThat(reader.u16()).isEqualTo((int) (number & 0xFFFF));
            assertThat(reader.u32()).isEqualTo(number & 0xFFFF_FFFFL);
            assertThat(reader.u64()).isEqualTo(number);
            assertThat(reader.position()).isEqualTo(15);
            assertThat(reader.text()).isEqualTo(text);
            assertThat(reader.runId()).isEqualTo(runId);
            assertThat(reader.take(reader.u16())).isEqualTo(raw);
            assertThat(reader.atEnd()).isEqualTo(raw.length == 0);
            assertThat(reader.rest()).isEqualTo(raw);
            assertThat(reader.atEnd()).isTrue();
            assertThat(new BytesReader(bytes).skip(7).u64()).isEqualTo(number);
        }
    }

    @Test
    void theLongestTextsAreReadBack() {
        for (String text : List.of("", "x".repeat(65_535), "\ud83d\ude9c".repeat(16_383))) {
            byte[] bytes = new Bytes().text(text).u8(7).done();

            BytesReader reader = new BytesReader(bytes);
            assertThat(reader.text()).isEqualTo(text);
            assertThat(reader.u8()).isEqualTo(7);
            assertThat(reader.atEnd()).isTrue();
        }
    }

    @Test
    void theEndOfAPrefixIsTheNextKeyThatDoesNotBeginWithIt() {
        assertThat(Bytes.endOf(new byte[] {1})).containsExactly(2);
        assertThat(Bytes.endOf(new byte[] {1, 2})).containsExactly(1, 3);
        assertThat(Bytes.endOf(new byte[] {0x7F})).containsExactly(0x80);
        assertThat(Bytes.endOf(new byte[] {1, (byte) 0xFF})).containsExactly(2);
        assertThat(Bytes.endOf(new byte[] {0, (byte) 0xFF, (byte) 0xFF})).containsExactly(1);
        assertThat(Bytes.endOf(new byte[] {(byte) 0xFF, 0})).containsExactly(0xFF, 1);
    }

    @Test
    void theEndOfAPrefixLeavesThePrefixAsItIs() {
        byte[] prefix = {1, (byte) 0xFF};

        Bytes.endOf(prefix);

        assertThat(prefix).containsExactly(1, 0xFF);
    }

    @Test
    void exactlyTheKeysOfAPrefixLieBetweenItAndItsEnd() {
        for (int i = 0; i < PAIRS; i++) {
            byte[] prefix = someBytes(3);
            if (isLast(prefix)) {
                continue;
            }
            byte[] end = Bytes.endOf(prefix);
            for (int k = 0; k < 20; k++) {
                byte[] key = someBytes(5);
                boolean between = Arrays.compareUnsigned(key, prefix) >= 0 && Arrays.compareUnsigned(key, end) < 0;
                assertThat(between)
                        .as("%s in %s", Arrays.toString(key), Arrays.toString(prefix))
                        .isEqualTo(startsWith(key, prefix));
            }
        }
    }

    private static boolean isLast(byte[] prefix) {
        for (byte b : prefix) {
            if (b != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }

    @Test
    void nothingIsBehindTheLastPrefix() {
        for (int length = 0; length < 3; length++) {
            byte[] last = new byte[length];
            Arrays.fill(last, (byte) 0xFF);
            assertThatThrownBy(() -> Bytes.endOf(last)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bytesGrowAsTheyMust() {
        Bytes bytes = new Bytes(0);
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            bytes.u8(i);
            expected.add(i & 0xFF);
        }
        byte[] done = bytes.done();

        assertThat(done).hasSize(1_000);
        for (int i = 0; i < done.length; i++) {
            assertThat(done[i] & 0xFF).isEqualTo(expected.get(i));
        }
    }
}
