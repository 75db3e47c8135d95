package dev.furrow.rental.simulators.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.api.sigv4.CredentialScope;
import dev.furrow.api.sigv4.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// With the example that Amazon publishes for chunks: 65 KiB of the letter a, in chunks of 64 KiB.
class S3BodyTest {
    private static final CredentialScope SCOPE = new CredentialScope("20130524", "us-east-1", "s3");
    private static final S3Signature.Good SEED = new S3Signature.Good(
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "20130524T000000Z",
            SCOPE,
            SigningKey.derive("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", SCOPE),
            "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
    private static final String EXAMPLE =
            "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
                    + "a".repeat(65_536)
                    + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"
                    + "a".repeat(1_024)
                    + "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";

    private static byte[] read(String body, S3Signature.Good signature, Map<String, List<String>> headers)
            throws IOException {
        return S3Body.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), signature, headers);
    }

    private static S3Signature.Good with(String payload) {
        return new S3Signature.Good(payload, SEED.date(), SEED.scope(), SEED.key(), SEED.signature());
    }

    @Test
    void amazonsExampleIsRead() throws IOException {
        assertThat(read(EXAMPLE, SEED, Map.of())).hasSize(65 * 1_024).containsOnly('a');
    }

    @Test
    void aChunkThatWasChangedOrLeftOutIsRefused() {
        assertThatThrownBy(() -> read(EXAMPLE.replace("aa\r\n400", "ab\r\n400"), SEED, Map.of()))
                .hasMessageContaining("signature of a chunk");
        int second = EXAMPLE.indexOf("400;");
        String without = EXAMPLE.substring(0, second) + EXAMPLE.substring(EXAMPLE.indexOf("0;chunk", second + 4));
        assertThatThrownBy(() -> read(without, SEED, Map.of())).hasMessageContaining("signature of a chunk");
        assertThatThrownBy(() -> read(EXAMPLE.substring(0, 500), SEED, Map.of()))
                .hasMessageContaining("ended in the midst");
    }

    @Test
    void aChecksumBehindTheBodyIsVerified() throws IOException {
        S3Signature.Good unsigned = with("STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        String good = "4\r\ntext\r\n0\r\nx-amz-checksum-crc32:O4unxw==\r\n\r\n";
        assertThat(read(good, unsigned, Map.of())).asString().isEqualTo("text");
        assertThatThrownBy(() -> read(good.replace("text", "test"), unsigned, Map.of()))
                .hasMessageContaining("CRC32");
    }

    @Test
    void aHashMustBeThatOfTheBody() throws IOException {
        assertThat(read("text", with(S3Signature.hash("text")), Map.of()))
                .asString()
                .isEqualTo("text");
        assertThat(read("text", with("UNSIGNED-PAYLOAD"), Map.of())).asString().isEqualTo("text");
        assertThatThrownBy(() -> read("test", with(S3Signature.hash("text")), Map.of()))
                .isInstanceOfSatisfying(
                        S3Fault.class, fault -> assertThat(fault.code()).isEqualTo("XAmzContentSHA256Mismatch"));
    }
}
