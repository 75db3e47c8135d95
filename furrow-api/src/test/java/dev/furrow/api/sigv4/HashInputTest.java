package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bytes that are hashed are held against what the JDK's hashes say of the same bytes.
final class HashInputTest {
    private static String hash(HashInput input) {
        return HexFormat.of().formatHex(input.sha256());
    }

    private static String hashOf(String bytes) {
        return SignedExample.sha256(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatIsAddedIsHashedInOrder() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String bytes = new String(all, StandardCharsets.ISO_8859_1);

        assertThat(hash(HashInput.ofThread()
                        .add(bytes)
                        .add(':')
                        .add("-content-type-", 1, 13)
                        .addHex(new byte[] {0, 0x7F, -1, -128, 0x1A})))
                .isEqualTo(hashOf(bytes + ":content-type007fff801a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | ''",
                "'   ' | ''",
                "'a' | 'a'",
                "' a' | 'a'",
                "'a ' | 'a'",
                "'  a  b   c  ' | 'a b c'",
                "'\t a\t\u000bb\f\r' | 'a b'",
                "'a\u00a0b' | 'a\u00a0b'",
            })
    void whiteSpaceInAValueIsLeftOut(String value, String left) {
        assertThat(hash(HashInput.ofThread().add("x:").addTrimmed(value).add('\n')))
                .isEqualTo(hashOf("x:" + left + "\n"));
    }

    @Test
    void aCharacterThatIsNoByteIsNeverAnother() {
        // Its lower byte is that of a slash.
        assertThat(hash(HashInput.ofThread().add("\u012f").addTrimmed("\u012f")))
                .isEqualTo(hashOf("??"));
    }

    @Test
    void nothingIsLeftOfWhatWasHashedBeforeOrGivenUp() {
        HashInput.ofThread().add("given up");
        assertThat(hash(HashInput.ofThread().add("a"))).isEqualTo(hashOf("a"));
        HashInput same = HashInput.ofThread().add("b");

        assertThat(hash(same)).isEqualTo(hashOf("b"));
        assertThat(hash(same.add("c"))).isEqualTo(hashOf("c"));
    }

    @Test
    void anythingHasRoom() {
        String large = "0123456789".repeat(1_000);

        assertThat(hash(HashInput.ofThread().add(large))).isEqualTo(hashOf(large));
        assertThat(hash(HashInput.ofThread().add("a").addTrimmed(large.repeat(3))))
                .isEqualTo(hashOf("a" + large.repeat(3)));
        assertThat(hash(HashInput.ofThread().addHex(new byte[40_000]))).isEqualTo(hashOf("00".repeat(40_000)));
    }

    /// An input grows and stays as large; that of a new thread is small.
    @Test
    void whateverComesFirstHasRoom() throws InterruptedException {
        String large = "0123456789".repeat(1_000);
        hasRoom(input -> input.add(large), large);
        hasRoom(input -> input.addTrimmed(large), large);
        hasRoom(input -> input.addHex(new byte[9_000]), "00".repeat(9_000));
        for (int length = 2_044; length < 2_052; length++) {
            String text = "x".repeat(length);
            hasRoom(input -> input.add(text).add('c'), text + 'c');
        }
    }

    private static void hasRoom(UnaryOperator<HashInput> add, String text) throws InterruptedException {
        AtomicReference<String> hash = new AtomicReference<>();
        Thread own = Thread.ofPlatform().start(() -> hash.set(hash(add.apply(HashInput.ofThread()))));
        own.join();
        assertThat(hash.get()).isEqualTo(hashOf(text));
    }

    @Test
    void keyedHashesAreThoseOfTheKeyWhicheverCameBefore() throws GeneralSecurityException {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            SecretKeySpec key = new SecretKeySpec(bytes, HashInput.KEYED);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] expected = mac.doFinal("text".getBytes(StandardCharsets.US_ASCII));

            assertThat(HashInput.ofThread().add("text").keyed(key)).isEqualTo(expected);
            assertThat(HashInput.ofThread().add("text").keyed(key)).isEqualTo(expected);
        }
    }

    @Test
    void eachThreadHasItsOwn() throws InterruptedException {
        HashInput here = HashInput.ofThread().add("here");
        Thread other = Thread.ofPlatform().start(() -> HashInput.ofThread().add("there"));
        other.join();

        assertThat(hash(here)).isEqualTo(hashOf("here"));
    }
}
