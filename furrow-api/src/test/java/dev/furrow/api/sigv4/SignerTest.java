package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The published examples of Signature Version 4: key, date, host and service of its test suite.
final class SignerTest {
    private static final Credentials EXAMPLE =
            new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);
    private static final Instant THEN = Instant.parse("2015-08-30T12:36:00Z");
    private static final Map<String, String> HOST = Map.of("Host", "example.amazonaws.com");

    private final Signer signer = new Signer("us-east-1", "service");

    @Test
    void thePublishedGetIsSignedAsPublished() {
        assertThat(signer.sign(EXAMPLE, "GET", "/", HOST, new byte[0], THEN))
                .containsEntry("X-Amz-Date", "20150830T123600Z")
                .containsEntry(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature="
                                + "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
                .hasSize(2);
    }

    @Test
    void thePublishedPostIsSignedAsPublished() {
        assertThat(signer.sign(EXAMPLE, "POST", "/", HOST, new byte[0], THEN).get("Authorization"))
                .endsWith("Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
    }

    @Test
    void whatMachinesOnTheWayMayChangeIsNotSigned() {
        Map<String, String> headers =
                Map.of("Host", "h", "User-Agent", "u", "Connection", "close", "Expect", "100-continue", "X-A", "a");

        assertThat(signer.sign(EXAMPLE, "POST", "/", headers, new byte[0], THEN).get("Authorization"))
                .contains(" SignedHeaders=host;x-a;x-amz-date,");
    }

    @Test
    void everyRequestHasItsOwnSecond() {
        Signer signer = new Signer("us-east-1", "swf");
        Credentials credentials = new Credentials("AKID", "secret", null);
        Instant at = Instant.parse("2026-11-22T20:37:49.100Z");

        assertThat(List.of(at, at.plusMillis(800), at.plusSeconds(1), at))
                .extracting(now -> signer.sign(credentials, "POST", "/", Map.of("Host", "h"), new byte[0], now)
                        .get("X-Amz-Date"))
                .containsExactly("20261122T203749Z", "20261122T203749Z", "20261122T203750Z", "20261122T203749Z");
    }

    @Test
    void aSessionTokenIsSentAndSigned() {
        Credentials temporary = new Credentials("ASIA", "secret", "token");

        Map<String, String> added = signer.sign(temporary, "POST", "/", HOST, new byte[0], THEN);

        assertThat(added).containsEntry("X-Amz-Security-Token", "token");
        assertThat(added.get("Authorization")).contains(" SignedHeaders=host;x-amz-date;x-amz-security-token,");
    }

    @Test
    void credentialsShowNoSecret() {
        assertThat(new Credentials("id", "hidden-secret", "hidden-token").toString())
                .isEqualTo("Credentials[id, temporary]");
        assertThat(new Credentials("id", "hidden-secret", null).toString()).isEqualTo("Credentials[id]");
    }
}
