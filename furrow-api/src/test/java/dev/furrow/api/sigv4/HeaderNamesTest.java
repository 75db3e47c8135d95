package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "host",
                "a;b",
                "a;aa;ab",
                "host;host-2",
                "a-b;a.b;a0;a_b;ab",
                "0;9;a;z",
                "a;x-a;x-a-b",
                "a;x;x0;x00"
            })
    void eachOnceInOrderOfTheirBytesAreInOrder(String names) {
        assertThat(HeaderNames.areInOrder(names)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "a;",
                ";a",
                "a;;b",
                "b;a",
                "a;a",
                "aa;a",
                "ab;aa",
                "Host",
                "a b",
                "a,b",
                "h\u00f6st",
                "a;b;B",
                "a;x-a-b;x-a",
                "a;b;b"
            })
    void othersAreNot(String names) {
        assertThat(HeaderNames.areInOrder(names)).isFalse();
    }

    @Test
    void aNameIsAmongThemInAnyCaseAndWholly() {
        String names = "content-type;host;x-amz-date";

        assertThat(HeaderNames.contain(names, "content-type")).isTrue();
        assertThat(HeaderNames.contain(names, "Host")).isTrue();
        assertThat(HeaderNames.contain(names, "X-AMZ-Date")).isTrue();
        assertThat(HeaderNames.contain(names, "type")).isFalse();
        assertThat(HeaderNames.contain(names, "hos")).isFalse();
        assertThat(HeaderNames.contain(names, "hosts")).isFalse();
        assertThat(HeaderNames.contain(names, "")).isFalse();
        assertThat(HeaderNames.contain(names, "host;x-amz-date")).isFalse();
    }

    @Test
    void onlyTheLettersOfAsciiHaveTwoCases() {
        // A sign for Kelvin and a long s, which Java takes for k and s when it ignores case.
        assertThat(HeaderNames.contain("k;s", "\u212a")).isFalse();
        assertThat(HeaderNames.contain("k;s", "\u017f")).isFalse();
        // The neighbours of A and Z, which differ from those of a and z by the same bit.
        assertThat(HeaderNames.contain("`", "@")).isFalse();
        assertThat(HeaderNames.contain("{", "[")).isFalse();
        assertThat(HeaderNames.contain("a;z", "A")).isTrue();
        assertThat(HeaderNames.contain("a;z", "Z")).isTrue();
    }
}
