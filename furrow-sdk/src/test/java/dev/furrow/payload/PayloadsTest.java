package dev.furrow.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadsTest {
    private static final String LARGE = "large ".repeat(10_000);

    record Row(String name, Optional<Integer> size, Instant at) {}

    @SuppressWarnings("unused")
    private static List<Row> rows() {
        return List.of();
    }

    private static Type typeOfRows() throws NoSuchMethodException {
        return PayloadsTest.class.getDeclaredMethod("rows").getGenericReturnType();
    }

    @Test
    void whatGenericTypesDeclareComesBack() throws NoSuchMethodException {
        List<Row> rows = List.of(
                new Row("a", Optional.of(7), Instant.parse("2026-11-22T20:15:30.5Z")),
                new Row("b", Optional.empty(), Instant.EPOCH));
        Payloads payloads = Payloads.json();
        String text = payloads.write(rows, "", "Rows");
        assertThat(payloads.read(text, typeOfRows(), "", "Rows")).isEqualTo(rows);
        assertThat(text).doesNotContain("Row");
    }

    @Test
    void whatIsTooLargeIsRefusedWithTypeSizeAndLimit() {
        assertThatThrownBy(() -> Payloads.json().write(LARGE, "", "The input of x"))
                .isInstanceOf(PayloadTooLargeException.class)
                .hasMessageContaining(
                        "The input of x of type java.lang.String has 60002 characters; at most 32768 fit");
    }

    /// Encrypted it is other bytes each time, and a replay would write it again and again.
    @Test
    void whatIsEncryptedGoesToTheStoreOnceAsWell(@TempDir Path folder) throws Exception {
        Payloads payloads = Payloads.json()
                .encrypt(new SecretKeySpec(new byte[16], "AES"))
                .offload(8_000, PayloadStore.files(folder));
        String reference = payloads.write(LARGE, "", "It");
        assertThat(payloads.write(LARGE, "", "It")).isEqualTo(reference);
        assertThat(payloads.write(LARGE + "r", "", "It")).isNotEqualTo(reference);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
        assertThat(payloads.read(reference, String.class, "", "It")).isEqualTo(LARGE);
    }

    @Test
    void whatIsLargeGoesToTheStoreOnce(@TempDir Path folder) throws Exception {
        Payloads payloads = Payloads.json().offload(8_000, PayloadStore.files(folder));
        String reference = payloads.write(LARGE, "", "It");
        assertThat(reference).matches("furrow\\+file://[0-9a-f]{64}#60002");
        assertThat(payloads.write(LARGE, "", "It")).isEqualTo(reference);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
        Payloads elsewhere = Payloads.json().offload(8_000, PayloadStore.files(folder));
        assertThat(elsewhere.read(reference, String.class, "", "It")).isEqualTo(LARGE);
    }

    @Test
    void aReferenceWithoutItsStoreIsSaid() {
        assertThatThrownBy(() -> Payloads.json().read("furrow+s3://bucket/key#7", String.class, "", "It"))
                .isInstanceOf(PayloadFormatException.class)
                .hasMessageContaining("lies in a store that these Payloads do not have");
    }

    @Test
    void whatFitsStaysInline(@TempDir Path folder) {
        Payloads payloads = Payloads.json().offload(100, PayloadStore.files(folder));
        assertThat(payloads.write("x".repeat(98), "", "It")).startsWith("\"xxx");
        assertThat(payloads.write("x".repeat(99), "", "It")).startsWith("furrow+file:");
    }

    @Test
    void compressedAndEncryptedComesBack() {
        Payloads payloads = Payloads.json().compress(100).encrypt(new SecretKeySpec(new byte[16], "AES"));
        String text = payloads.write(LARGE, "", "It");
        assertThat(text).startsWith("furrow+aes:").hasSizeLessThan(2_000);
        assertThat(payloads.read(text, String.class, "", "It")).isEqualTo(LARGE);
    }

    @Test
    void whatWasWrittenBeforeThereWasACodecIsStillRead() {
        Payloads payloads = Payloads.json().compress(10).encrypt(new SecretKeySpec(new byte[16], "AES"));
        assertThat(payloads.read("[1,2]", List.class, "", "It")).isEqualTo(List.of(1, 2));
    }

    @Test
    void anotherKeyReadsNothing() {
        String text =
                Payloads.json().encrypt(new SecretKeySpec(new byte[16], "AES")).write("x", "", "It");
        byte[] other = new byte[16];
        other[3] = 1;
        Payloads payloads = Payloads.json().encrypt(new SecretKeySpec(other, "AES"));
        assertThatThrownBy(() -> payloads.read(text, String.class, "", "It"))
                .hasMessageContaining("cannot be decrypted");
    }

    @Test
    void aFormatOfItsOwnIsUsedForItsTypesOnly() {
        Payloads payloads = Payloads.json().forTypes("Render.*", new PayloadFormat() {
            @Override
            public String write(Object value) {
                return "<" + value + ">";
            }

            @Override
            public Object read(String text, Type type) {
                return text.substring(1, text.length() - 1);
            }
        });
        assertThat(payloads.write("x", "Render.page", "It")).isEqualTo("<x>");
        assertThat(payloads.read("<x>", String.class, "Render.page", "It")).isEqualTo("x");
        assertThat(payloads.write("x", "Renderer.page", "It")).isEqualTo("\"x\"");
    }

    @Test
    void theWrongTypeIsSaid() {
        assertThatThrownBy(() -> Payloads.json().read("\"x\"", Integer.class, "", "The result of y"))
                .isInstanceOf(PayloadFormatException.class)
                .hasMessageContaining("The result of y is not of type java.lang.Integer");
    }
}
