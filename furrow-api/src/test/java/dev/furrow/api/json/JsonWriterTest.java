package dev.furrow.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The writer by itself; Jackson reads what it wrote.
class JsonWriterTest {
    private static String text(JsonWriter out) {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static Object read(JsonWriter out) {
        return JsonTree.parse(out.toByteArray());
    }

    @Test
    void commasStandBetweenMembersAndElementsOnly() {
        JsonWriter out = new JsonWriter();

        out.beginObject()
                .member("a")
                .number(1)
                .member("b")
                .beginArray()
                .endArray()
                .member("c")
                .beginArray()
                .beginArray()
                .bool(true)
                .bool(false)
                .endArray()
                .beginObject()
                .endObject()
                .beginObject()
                .member("d")
                .string("{")
                .endObject()
                .string("[")
                .string(":")
                .string(",")
                .string("")
                .timestamp(0)
                .number(-1)
                .endArray()
                .member(JsonWriter.key("e"))
                .raw("{\"f\":[1]}".getBytes(StandardCharsets.UTF_8))
                .member(JsonWriter.key("g"))
                .string("h")
                .endObject();

        assertThat(text(out))
                .isEqualTo("{\"a\":1,\"b\":[],\"c\":[[true,false],{},{\"d\":\"{\"},\"[\",\":\",\",\",\"\","
                        + "0.000,-1],\"e\":{\"f\":[1]},\"g\":\"h\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "1, 0.001",
        "10, 0.010",
        "999, 0.999",
        "1000, 1.000",
        "1497371587073, 1497371587.073",
        "253402300799999, 253402300799.999",
        "-1, -0.001",
        "-500, -0.500",
        "-999, -0.999",
        "-1000, -1.000",
        "-1001, -1.001",
        "-1500, -1.500",
        "-62135596800000, -62135596800.000",
        "9223372036854775807, 9223372036854775.807",
        "-9223372036854775808, -9223372036854775.808"
    })
    void timestampsAreSecondsWithMilliseconds(long millis, String expected) {
        assertThat(text(new JsonWriter().timestamp(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 2_147_483_648L, Long.MAX_VALUE, -1, -10, Long.MIN_VALUE})
    void numbersHaveAllTheirDigits(long value) {
        assertThat(text(new JsonWriter(0).number(value))).isEqualTo(String.valueOf(value));
    }

    @Test
    void everyCharacterSurvivesAlone() {
        JsonWriter out = new JsonWriter();
        List<String> expected = new ArrayList<>();
        out.beginArray();
        for (int c = 0; c <= 0xFFFF; c++) {
            expected.add(String.valueOf((char) c));
            out.string(expected.getLast());
        }
        out.endArray();

        assertThat(read(out)).isEqualTo(expected);
    }

    @Test
    void everyCodePointBeyondTheFirstPlaneIsWrittenInFourBytes() {
        for (int codePoint = 0x10000; codePoint <= 0x10FFFF; codePoint += 0x101) {
            String text = Character.toString(codePoint);

            assertThat(text(new JsonWriter().string(text))).isEqualTo('"' + text + '"');
        }
    }

    @Test
    void stringsOfAnyCharactersSurvive() {
        Random random = new Random(20_120_125);
        String alphabet = "a\"\\/\n\r\t\b\f\0\u001f\u007f\u0080\u07ff\u0800é€\u2028\ud800\udbff\udc00\udfff\uffff";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            assertThat(read(new JsonWriter().string(text.toString()))).isEqualTo(text.toString());
        }
    }

    @Test
    void whatMustBeEscapedIsEscapedShortly() {
        assertThat(text(new JsonWriter().string("\"\\\n\r\t\0\u001f/\u007fé€😀\ud800")))
                .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0000\\u001f/\u007fé€😀\\ud800\"");
    }

    @Test
    void namesOfMembersAreEscapedToo() {
        JsonWriter out = new JsonWriter();

        out.beginObject()
                .member("a\"b")
                .number(1)
                .member(JsonWriter.key("c\\d"))
                .number(2)
                .endObject();

        assertThat(read(out)).isEqualTo(Map.of("a\"b", BigDecimal.ONE, "c\\d", BigDecimal.TWO));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 512, 1_000_000})
    void theRoomAtTheStartDoesNotMatter(int capacity) {
        JsonWriter out = new JsonWriter(capacity);
        Map<String, Object> expected = new LinkedHashMap<>();
        String longText = "é😀".repeat(10_000);
        out.beginObject();
        for (int i = 0; i < 100; i++) {
            expected.put("m" + i, i % 2 == 0 ? "x".repeat(i) : BigDecimal.valueOf(i * 7919L));
            out.member("m" + i);
            if (i % 2 == 0) {
                out.string("x".repeat(i));
            } else {
                out.number(i * 7919L);
            }
        }
        expected.put("long", longText);
        out.member("long").string(longText).endObject();

        assertThat(read(out)).isEqualTo(expected);
        assertThat(out.length()).isEqualTo(out.toByteArray().length);
    }

    @Test
    void aPartOfAnArrayCanBePlaced() {
        byte[] bytes = "..[1]..".getBytes(StandardCharsets.UTF_8);

        assertThat(text(new JsonWriter(0)
                        .beginArray()
                        .raw(bytes, 2, 3)
                        .raw(bytes, 2, 3)
                        .endArray()))
                .isEqualTo("[[1],[1]]");
    }

    @Test
    void aClearedWriterBeginsAnew() {
        JsonWriter out = new JsonWriter();
        out.beginObject().member("a").number(1).endObject();
        byte[] first = out.toByteArray();

        out.clear();
        assertThat(out.length()).isZero();
        out.beginArray().endArray();

        assertThat(text(out)).isEqualTo("[]");
        assertThat(new String(out.buffer(), 0, out.length(), StandardCharsets.UTF_8))
                .isEqualTo("[]");
        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }
}
