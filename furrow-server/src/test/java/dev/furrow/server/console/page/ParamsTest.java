package dev.furrow.server.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ParamsTest {
    @Test
    void namesAndValuesAreReadAsFormsAreSent() {
        Params params = Params.parse("id=a%2Bb+c&tag=%E0%A4%B9&col=id&col=type&empty=&bare");

        assertThat(params.text("id")).isEqualTo("a+b c");
        assertThat(params.text("tag")).isEqualTo("\u0939");
        assertThat(params.all("col")).containsExactly("id", "type");
        assertThat(params.has("empty")).isFalse();
        assertThat(params.has("bare")).isFalse();
        assertThat(params.get("nobody")).isNull();
    }

    @Test
    void whiteSpaceAroundAValueIsNothingUnlessItIsAskedForRaw() {
        Params params = Params.parse("id=+x+&blank=+++");

        assertThat(params.text("id")).isEqualTo("x");
        assertThat(params.raw("id")).isEqualTo(" x ");
        assertThat(params.has("blank")).isFalse();
        assertThat(params.raw("blank")).isEqualTo("   ");
    }

    @Test
    void aNumberOutsideItsBoundsIsBroughtInsideAndNoNumberIsTheFallback() {
        Params params = Params.parse("low=-5&high=99999999999&word=seven");

        assertThat(params.number("low", 3, 1, 10)).isEqualTo(1);
        assertThat(params.number("high", 3, 1, 10)).isEqualTo(10);
        assertThat(params.number("word", 3, 1, 10)).isEqualTo(3);
        assertThat(params.number("absent", 3, 1, 10)).isEqualTo(3);
    }

    @Test
    void oneChoiceIsChangedAndTheOthersStayInTheirOrder() {
        Params params = Params.parse("domain=d&tag=a%26b&sort=id");

        assertThat(params.with("sort", "start").encode()).isEqualTo("domain=d&tag=a%26b&sort=start");
        assertThat(params.with("tag", "").encode()).isEqualTo("domain=d&sort=id");
        assertThat(Params.parse(params.encode()).encode()).isEqualTo(params.encode());
    }

    @Test
    void whatNoBrowserSendsIsRefused() {
        assertThatThrownBy(() -> Params.parse("a=%zz")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Params.parse("a&".repeat(20_001))).isInstanceOf(IllegalArgumentException.class);
        assertThat(Params.parse("").names()).isEmpty();
    }
}
