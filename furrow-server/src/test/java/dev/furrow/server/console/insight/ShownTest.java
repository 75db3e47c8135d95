package dev.furrow.server.console.insight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Text of strangers.
class ShownTest {
    @Test
    void whatWouldTurnOrHideTextIsShownByItsNumber() {
        assertThat(Shown.line("a\u202Eb\u2066c\u200Bd\uFEFFe\u0007f\uD800g"))
                .isEqualTo("a⟨U+202E⟩b⟨U+2066⟩c⟨U+200B⟩d⟨U+FEFF⟩e⟨U+0007⟩f⟨U+D800⟩g");
    }

    @Test
    void joinersOfDevanagariAreLeftAlone() {
        assertThat(Shown.line("क्‍ष")).isEqualTo("क्‍ष");
    }

    @Test
    void aLineOfTenMegabytesIsCut() {
        assertThat(Shown.line("x".repeat(10_000_000))).hasSizeLessThan(130).endsWith("…");
        assertThat(Payload.of("x".repeat(10_000_000), Payload.GLANCE).text()).hasSize(Payload.GLANCE);
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutThrough() {
        assertThat(Shown.block("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
    }

    @Test
    void jsonHasALineForEachMember() {
        Payload payload = Payload.of("{\"a\":[1,{}],\"b\":\"x{,\\\"}\"}", 1000);

        assertThat(payload.form()).isEqualTo(Payload.Form.JSON);
        assertThat(payload.text()).isEqualTo("""
                        {
                          "a": [
                            1,
                            {}
                          ],
                          "b": "x{,\\"}"
                        }""");
    }

    @Test
    void whatOnlyBeginsLikeJsonIsText() {
        for (String text :
                new String[] {"{\"a\":1", "[1}", "{\"a", "[".repeat(500) + "]".repeat(500), "{} x", "{}{}"}) {
            assertThat(Payload.of(text, 2000).form()).as(text).isEqualTo(Payload.Form.TEXT);
        }
    }

    @Test
    void stackTracesAreKnownAsSuch() {
        assertThat(Payload.of("java.lang.Error: x\n\tat shop.Order.run(Order.java:5)\n", 1000)
                        .form())
                .isEqualTo(Payload.Form.TRACE);
        assertThat(Payload.of("Traceback (most recent call last):\n  File \"x.py\", line 3, in f\n", 1000)
                        .form())
                .isEqualTo(Payload.Form.TRACE);
        assertThat(Payload.of("see you at noon (perhaps)", 1000).form()).isEqualTo(Payload.Form.TEXT);
    }

    @Test
    void aValueThatIsCutSaysSo() {
        Payload payload = Payload.of("{\"a\":\"" + "x".repeat(5000) + "\"}", 100);

        assertThat(payload.whole()).isFalse();
        assertThat(payload.characters()).isEqualTo(5008);
        assertThat(payload.text()).hasSize(100);
    }
}
