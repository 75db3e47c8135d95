package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// Held against the decoder of the JDK, which knows UTF-8 but not that a NUL has no place in JSON.
class Utf8Test {
    private static final CharsetDecoder JDK = StandardCharsets.UTF_8.newDecoder();

    @Test
    void everyPairOfBytesIsJudgedAsTheJdkJudgesIt() {
        for (int pair = 0; pair <= 0xFFFF; pair++) {
            check((byte) (pair >> 8), (byte) pair);
        }
    }

    @Test
    void everyLongSequenceIsJudgedAsTheJdkJudgesIt() {
        for (int first = 0xDF; first <= 0xFF; first++) {
            for (int second = 0; second <= 0xFF; second++) {
                for (int third : new int[] {0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
                    check((byte) first, (byte) second, (byte) third);
                    for (int fourth : new int[] {0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xFF}) {
                        check((byte) first, (byte) second, (byte) third, (byte) fourth);
                    }
                }
            }
        }
    }

    @Test
    void nothingIsText() {
        assertThat(Utf8.isText(new byte[0])).isTrue();
    }

    private static void check(byte... bytes) {
        boolean text = isWellFormed(bytes);
        for (byte b : bytes) {
            text &= b != 0;
        }
        if (Utf8.isText(bytes) != text) {
            assertThat(Utf8.isText(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(text);
        }
    }

    private static boolean isWellFormed(byte[] bytes) {
        JDK.reset();
        return JDK.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true)
                .isUnderflow();
    }
}
