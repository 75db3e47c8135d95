package dev.furrow.system.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Verifier;
import dev.furrow.system.client.ForeignProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Python's botocore signs is verified, and found out when a bit of it is changed.
final class BotocoreSignatureTest {
    private static final String SEED = "20261122";
    private static final int COUNT = 200;
    private static final String SECRET = "a+secret/with=signs";

    @TempDir
    Path directory;

    @Test
    void generatedRequestsAreVerified() throws Exception {
        String sentence = "install the package python3-botocore";
        ForeignProgram python = ForeignProgram.find("/usr/bin/python3", sentence);
        if (python.with("-c", "import botocore").run(directory, Map.of()).exitCode() != 0) {
            throw ForeignProgram.missing("botocore is missing: " + sentence);
        }
        Path script = Path.of(
                BotocoreSignatureTest.class.getResource("/botocore/sign.py").toURI());

        String printed = python.with(
                        script.toString(), SEED, String.valueOf(COUNT), "AKID", SECRET, "http://furrow.test:7700/")
                .printed(directory, Map.of("PYTHONIOENCODING", "utf-8"));

        List<Signed> requests = read(printed);
        assertThat(requests).hasSize(COUNT);
        for (Signed request : requests) {
            request.isVerified("AKID", SECRET);
        }
    }

    private static List<Signed> read(String printed) {
        List<Signed> requests = new ArrayList<>();
        for (String line : printed.split("\n")) {
            if (line.startsWith("REQUEST ")) {
                requests.add(new Signed(HexFormat.of().parseHex(line.substring(8)), new ArrayList<>()));
            } else {
                int colon = line.indexOf(':');
                requests.getLast().headers().add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
            }
        }
        return requests;
    }

    /// A request that somebody else has signed.
    record Signed(byte[] body, List<Map.Entry<String, String>> headers) {
        void isVerified(String accessKeyId, String secret) {
            Verifier verifier =
                    new Verifier(Set.of("swf"), Set.of("eu-west-1"), Duration.ofMinutes(15), (id, token) -> secret);
            HttpMessage message = new HttpMessage("POST", "/", null, headers, body);

            assertThat(verifier.verify(message, Instant.now()).accessKeyId())
                    .as("%s", this)
                    .isEqualTo(accessKeyId);

            byte[] changed = body.clone();
            if (changed.length > 0) {
                changed[changed.length / 2] ^= 1;
                HttpMessage other = new HttpMessage("POST", "/", null, headers, changed);
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> verifier.verify(other, Instant.now())))
                        .as("%s", this)
                        .isNotNull();
            }
        }
    }
}
