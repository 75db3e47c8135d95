package dev.furrow.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// The short way must lead where the mapper's way leads.
class PlainTextTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "a/b", "grün, 雨, \u2028 and \u007f", "{\"no\"}", "line\nbreak", "back\\slash", "🐎"})
    void whatIsWrittenIsWhatTheMapperWrites(String text) {
        String json = MAPPER.writeValueAsString(text);
        String quoted = PlainText.quoted(text);

        assertThat(quoted).isIn(json, null);
        assertThat(PlainText.unquoted(json)).isIn(text, null);
    }

    @Test
    void ordinaryTextTakesTheShortWay() {
        assertThat(PlainText.quoted("T-7 grün")).isEqualTo("\"T-7 grün\"");
        assertThat(PlainText.unquoted("\"T-7 grün\"")).isEqualTo("T-7 grün");
        assertThat(PlainText.quoted("say \"x\"")).isNull();
        assertThat(PlainText.quoted("a\tb")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"", "7", "null", "[\"a\",\"b\"]", "\"a\",\"b\"", "\"a", "a\"", " \"a\"", "\"\\u0041\""})
    void whatIsNoPlainTextIsLeftToTheMapper(String json) {
        assertThat(PlainText.unquoted(json)).isNull();
    }
}
