package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The query as a signature covers it (Signature Version 4, canonical request).
class CanonicalQueryTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Param2=value2&Param1=value1, Param1=value1&Param2=value2",
        "Param1=b&Param1=a, Param1=a&Param1=b",
        "a, a=",
        "a=b=c, a=b%3Dc",
        "p=%7e-._~, p=~-._~",
        "p=%e1%88%b4, p=%E1%88%B4",
        "p=a b, p=a%20b",
        "p=a+b, p=a%2Bb",
        "p=100%, p=100%25",
        "p=%4, p=%254",
        "p=%41, p=A",
        "p=%4g, p=%254g",
        "azAZ09=azAZ09, azAZ09=azAZ09",
        "p=@[`{/:, p=%40%5B%60%7B%2F%3A",
        "=v, =v",
        "a.b=1&a=2, a=2&a.b=1",
    })
    void namesAndValuesAreEncodedInOneWayAndSorted(String sent, String canonical) {
        assertThat(CanonicalQuery.of(sent)).isEqualTo(canonical);
    }
}
