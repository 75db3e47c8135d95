package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client repeats all day is read once: only a header that differs in nothing but its signature is the same
/// claim again.
final class AuthorizationTest {
    private static final String HEAD = "AWS4-HMAC-SHA256 Credential=AKID/20261122/us-east-1/swf/aws4_request,"
            + " SignedHeaders=host;x-amz-date, Signature=";
    private static final String ONE = "0123456789abcdef".repeat(4);
    private static final String OTHER = "fedcba9876543210".repeat(4);

    private final Authorization known = Authorization.parse(HEAD + ONE);

    @Test
    void anotherSignatureBehindTheSameHeadIsReadAsIfItWereTheFirst() {
        assertThat(known.again(HEAD + OTHER)).isEqualTo(Authorization.parse(HEAD + OTHER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                // A digit less, a digit more, none of their kind.
                HEAD + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
                HEAD + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0",
                HEAD + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg",
                HEAD + "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                HEAD + " 123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                // Another key, and another header among the signed ones, of the same length.
                "AWS4-HMAC-SHA256 Credential=AKIE/20261122/us-east-1/swf/aws4_request, SignedHeaders=host;x-amz-date,"
                        + " Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "AWS4-HMAC-SHA256 Credential=AKID/20261122/us-east-1/swf/aws4_request, SignedHeaders=host;x-amz-dat_,"
                        + " Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            })
    void whateverElseDiffersIsReadAnew(String header) {
        assertThat(known.again(header)).isNull();
    }

    @Test
    void aRequestWithoutAHeaderIsNoneOfIt() {
        assertThat(known.again(null)).isNull();
    }

    @Test
    void aHeaderWhoseSignatureIsNotItsEndIsReadEachTime() {
        String inFront = "AWS4-HMAC-SHA256 Signature=%s, Credential=AKID/20261122/us-east-1/swf/aws4_request,"
                + " SignedHeaders=host;x-amz-date";
        Authorization before = Authorization.parse(inFront.formatted(ONE));

        assertThat(before.signature()).isEqualTo(ONE);
        assertThat(before.again(inFront.formatted(OTHER))).isNull();
        assertThat(before.again(ONE)).isNull();
    }
}
