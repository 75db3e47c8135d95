package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Wildcards and variables, where what a caller may choose meets what an operator has written.
final class PatternTest {
    private static final AccessRequest REQUEST = new AccessRequest(
            "a",
            "r",
            new AccessRequest.Keys()
                    .set("aws:username", "an*")
                    .set("aws:principalarn", "a")
                    .done());

    @ParameterizedTest
    @CsvSource({
        "'',                      '',      true",
        "'',                      x,       false",
        "*,                       '',      true",
        "?,                       '',      false",
        "?,                       x,       true",
        "a?c,                     abc,     true",
        "a?c,                     ac,      false",
        "a*c,                     abbc,    true",
        "a*c,                     abbd,    false",
        "*a*,                     bab,     true",
        "**,                      abc,     true",
        "a*b*c,                   a-b-b-c, true",
        "${aws:username},         an*,     true",
        "${aws:username},         ann,     false",
        "${aws:username}*,        an*x,    true",
        "${aws:username}*,        annx,    false",
        "x${aws:username}y,       xan*y,   true",
        "x${aws:PrincipalArn}y,   xay,     true",
        "${aws:absent},           '',      false",
        "x${aws:absent}y,         xy,      false",
        "${*}${?}${$},            *?$,     true",
        "${*},                    x,       false",
        "${open,                  '${open',true",
        "a${open,                 'a${open',true",
        "${},                     '',      false",
    })
    void aPatternFitsOrNot(String pattern, String text, boolean fits) {
        assertThat(new Pattern(pattern, true, false, true).matches(text, REQUEST))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"a*, a*, true", "a*, ab, false", "A, a, false"})
    void withoutWildcardsATextIsItself(String pattern, String text, boolean fits) {
        assertThat(new Pattern(pattern, false, false, false).matches(text, REQUEST))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"A*, ab, true", "a*, AB, true", "b*, AB, false"})
    void withoutCaseLettersAreTheSame(String pattern, String text, boolean fits) {
        assertThat(new Pattern(pattern, true, true, false).matches(text, REQUEST))
                .isEqualTo(fits);
    }
}
