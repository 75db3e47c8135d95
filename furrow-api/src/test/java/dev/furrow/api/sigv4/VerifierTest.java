package dev.furrow.api.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Specification, section 1.6, and the attacks that it has to stand.
final class VerifierTest {
    private static final String INVALID = "The security token included in the request is invalid.";

    private final SignedExample example = new SignedExample();

    /// First thing and behind a good request: what that one has taught the verifier must let nothing else in.
    private static void refused(SignedExample request, FaultType type, String message) {
        for (ThrowingCallable way : List.<ThrowingCallable>of(request::verify, request::verifyAfterAGoodOne)) {
            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(way)
                    .satisfies(fault -> assertThat(fault.type()).isEqualTo(type))
                    .withMessageContaining(message);
        }
    }

    @Test
    void whatAKnownKeyHasSignedPasses() {
        assertThat(example.verify()).isEqualTo(new Verified("AKIDEXAMPLE", "us-east-1", "swf", null));
    }

    @Test
    void clientsInTurnsAreToldApart() {
        Verifier verifier = SignedExample.verifier((id, token) -> SignedExample.SECRET + id);
        List<SignedExample> clients = new ArrayList<>();
        for (String id : List.of("AKIDONE", "AKIDTWO")) {
            for (String region : List.of("us-east-1", "eu-west-1")) {
                for (int second = 0; second < 2; second++) {
                    clients.add(new SignedExample(
                            new Credentials(id, SignedExample.SECRET + id, null),
                            region,
                            "swf",
                            SignedExample.NOW.plusSeconds(second)));
                }
            }
        }
        for (int i = 0; i < 64; i++) {
            SignedExample client = clients.get(i * 5 % clients.size());
            Verified verified = verifier.verify(client.message(), SignedExample.NOW);
            assertThat(client.header("Authorization"))
                    .contains("Credential=" + verified.accessKeyId() + "/20261122/" + verified.region() + "/");
        }
    }

    @Test
    void anySpacingBetweenTheParametersPassesAndAnyOrder() {
        String signature = example.header("Authorization").replaceAll(".*Signature=", "");
        String credential = "AKIDEXAMPLE/20261122/us-east-1/swf/aws4_request";
        String names = "content-type;host;x-amz-date;x-amz-target";

        example.with(
                "Authorization",
                "AWS4-HMAC-SHA256 Signature=" + signature + ",SignedHeaders=" + names + ",  Credential=" + credential);

        assertThat(example.verify().accessKeyId()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void whiteSpaceAroundAndRunsOfItInAValueDoNotMatter() {
        example.with("X-Amz-Target", "  SimpleWorkflowService.DescribeDomain \t ");

        assertThat(example.verify().accessKeyId()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void namesOfHeadersAreReadInAnyCase() {
        example.with("x-AMZ-target", example.header("X-Amz-Target"));

        assertThat(example.verify().accessKeyId()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void theRightBodyHashPassesIfItIsSigned() {
        SignedExample sent = new SignedExample();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", "furrow.test:7700");
        headers.put("X-Amz-Content-SHA256", SignedExample.sha256(sent.body));
        sent.headers.clear();
        sent.headers.addAll(headers.entrySet());
        sent.headers.addAll(new Signer("us-east-1", "swf")
                .sign(
                        new Credentials("AKIDEXAMPLE", SignedExample.SECRET, null),
                        "POST",
                        "/",
                        headers,
                        sent.body,
                        SignedExample.NOW)
                .entrySet());

        assertThat(sent.verify().accessKeyId()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void aValueIsSignedAsTheBytesThatTravel() {
        String plain = "caf\u00e9 \u2603";
        SignedExample sent = new SignedExample();
        Map<String, String> headers = Map.of("Host", "furrow.test:7700", "X-Odd", plain);
        Map<String, String> added = new Signer("us-east-1", "swf")
                .sign(
                        new Credentials("AKIDEXAMPLE", SignedExample.SECRET, null),
                        "POST",
                        "/",
                        headers,
                        sent.body,
                        SignedExample.NOW);
        sent.headers.clear();
        sent.and("Host", "furrow.test:7700")
                .and("X-Odd", new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        sent.headers.addAll(added.entrySet());

        assertThat(sent.verify().accessKeyId()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void theRightBodyHashThatIsNotSignedIsRefused() {
        example.and("X-Amz-Content-SHA256", SignedExample.sha256(example.body));

        refused(example, FaultType.INVALID_SIGNATURE, "x-amz-content-sha256 must be signed");
    }

    @Test
    void withoutRegionsOfItsOwnAnyRegionPasses() {
        Verifier anywhere =
                new Verifier(Set.of("swf"), Set.of(), Duration.ofMinutes(15), (id, token) -> SignedExample.SECRET);
        SignedExample far = new SignedExample(
                new Credentials("AKIDEXAMPLE", SignedExample.SECRET, null), "mars-1", "swf", SignedExample.NOW);

        assertThat(anywhere.verify(far.message(), SignedExample.NOW).region()).isEqualTo("mars-1");
    }

    @Nested
    class NoSignature {
        @Test
        void isMissing() {
            refused(example.without("Authorization"), FaultType.MISSING_AUTHENTICATION_TOKEN, "not signed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "AWS3 AWSAccessKeyId=x", "AWS3-HTTPS AWSAccessKeyId=x"})
        void ofTheDeadSchemeIsMissing(String header) {
            refused(example.with("Authorization", header), FaultType.MISSING_AUTHENTICATION_TOKEN, "not signed");
        }

        @Test
        void ofTheDeadSchemeInItsOwnHeaderIsMissing() {
            example.without("Authorization").and("X-Amzn-Authorization", "AWS3 AWSAccessKeyId=x");

            refused(example, FaultType.MISSING_AUTHENTICATION_TOKEN, "not signed");
        }

        @Test
        void presignedIsToldFromUnsigned() {
            example.without("Authorization");
            assertThat(Verifier.isSigned(example.message())).isFalse();

            example.query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00";
            assertThat(Verifier.isSigned(example.message())).isTrue();
            refused(example, FaultType.MISSING_AUTHENTICATION_TOKEN, "not signed");
        }

        @Test
        void isToldFromASignedOne() {
            assertThat(Verifier.isSigned(example.message())).isTrue();
            assertThat(Verifier.isSigned(example.with("Authorization", "").message()))
                    .isTrue();
        }
    }

    @Nested
    class MalformedHeaders {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Basic dXNlcjpwYXNz",
                    "AWS4-HMAC-SHA256",
                    "AWS4-HMAC-SHA1 Credential=a",
                    "AWS4-ECDSA-P256-SHA256 Credential=a",
                    "aws4-hmac-sha256 Credential=a"
                })
        void ofAnotherAlgorithmAreIncomplete(String header) {
            refused(example.with("Authorization", header), FaultType.INCOMPLETE_SIGNATURE, "must begin with");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Credential", "SignedHeaders", "Signature"})
        void withoutAPartAreIncomplete(String part) {
            example.authorization(header -> header.replaceAll("(, )?\\b" + part + "=[^,]*(, )?", " "));

            refused(example, FaultType.INCOMPLETE_SIGNATURE, "");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Credential", "SignedHeaders", "Signature"})
        void withAPartTwiceAreIncomplete(String part) {
            example.authorization(header -> header + ", " + part + "=x");

            refused(example, FaultType.INCOMPLETE_SIGNATURE, part + " twice");
        }

        @Test
        void withAnUnknownPartAreIncomplete() {
            refused(example.authorization(header -> header + ", Extra=1"), FaultType.INCOMPLETE_SIGNATURE, "not known");
            refused(
                    new SignedExample().authorization(header -> header + ","),
                    FaultType.INCOMPLETE_SIGNATURE,
                    "not known");
        }

        @Test
        void thatComeTwiceAreIncomplete() {
            refused(
                    example.and("authorization", example.header("Authorization")),
                    FaultType.INCOMPLETE_SIGNATURE,
                    "authorization comes more than once");
        }

        @Test
        void thatAreOversizeAreIncomplete() {
            refused(
                    example.with("Authorization", "AWS4-HMAC-SHA256 Credential=" + "A".repeat(5_000)),
                    FaultType.INCOMPLETE_SIGNATURE,
                    "too long");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AKIDEXAMPLE",
                    "AKIDEXAMPLE/20261122/us-east-1/swf",
                    "AKIDEXAMPLE/20261122/us-east-1/swf/aws5_request",
                    "AKIDEXAMPLE/20261122/us-east-1/swf/AWS4_REQUEST",
                    "AKIDEXAMPLE/20261122/us-east-1/swf/aws4_request/",
                    "/20261122/us-east-1/swf/aws4_request",
                    "AKIDEXAMPLE/2026112/us-east-1/swf/aws4_request",
                    "AKIDEXAMPLE/2026112x/us-east-1/swf/aws4_request",
                    "AKIDEXAMPLE/20261122//swf/aws4_request",
                    "AKIDEXAMPLE/20261122/us-east-1//aws4_request",
                    "AKID EXAMPLE/20261122/us-east-1/swf/aws4_request"
                })
        void withACredentialOfAnotherFormAreIncomplete(String credential) {
            example.authorization(header -> header.replaceAll("Credential=[^,]*", "Credential=" + credential));

            refused(example, FaultType.INCOMPLETE_SIGNATURE, "Credential must be");
        }

        @Test
        void withAKeyIdOfMoreThan128CharactersAreIncomplete() {
            example.authorization(header -> header.replace("AKIDEXAMPLE", "A".repeat(129)));
            refused(example, FaultType.INCOMPLETE_SIGNATURE, "Credential must be");

            SignedExample fits = new SignedExample();
            fits.authorization(header -> header.replace("AKIDEXAMPLE", "A".repeat(128)));
            refused(fits, FaultType.UNRECOGNIZED_CLIENT, INVALID);
        }

        @Test
        void withASignatureThatIsNoneAreIncomplete() {
            refused(
                    example.authorization(header -> header.replaceAll("Signature=.*", "Signature=00")),
                    FaultType.INCOMPLETE_SIGNATURE,
                    "64 hexadecimal digits");
            refused(
                    new SignedExample()
                            .authorization(header -> header.replaceAll("Signature=.*", "Signature=" + "g".repeat(64))),
                    FaultType.INCOMPLETE_SIGNATURE,
                    "64 hexadecimal digits");
            refused(
                    new SignedExample()
                            .authorization(header -> header.replaceAll("Signature=.*", "Signature=" + "A".repeat(64))),
                    FaultType.INCOMPLETE_SIGNATURE,
                    "lower case");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "host;content-type;x-amz-date;x-amz-target",
                    "content-type;host;host;x-amz-date;x-amz-target",
                    "content-type;Host;x-amz-date;x-amz-target",
                    "content-type;host;;x-amz-date;x-amz-target",
                    "content-type;host ;x-amz-date;x-amz-target"
                })
        void withSignedNamesOutOfOrderAreIncomplete(String names) {
            example.authorization(header -> header.replaceAll("SignedHeaders=[^,]*", "SignedHeaders=" + names));

            refused(example, FaultType.INCOMPLETE_SIGNATURE, "SignedHeaders must be");
        }
    }

    @Nested
    class Tampering {
        @Test
        void withTheBodyIsFound() {
            example.body[3] ^= 1;

            refused(example, FaultType.UNRECOGNIZED_CLIENT, INVALID);
        }

        @Test
        void withTheMethodIsFound() {
            example.method = "PUT";

            refused(example, FaultType.UNRECOGNIZED_CLIENT, INVALID);
        }

        @Test
        void withThePathIsFound() {
            example.path = "/other";

            refused(example, FaultType.UNRECOGNIZED_CLIENT, INVALID);
        }

        @Test
        void withTheQueryIsFound() {
            example.query = "a=b";

            refused(example, FaultType.INVALID_SIGNATURE, "no query");
        }

        @ParameterizedTest
        @CsvSource({
            "X-Amz-Target, SimpleWorkflowService.DeprecateDomain",
            "X-Amz-Target, simpleWorkflowService.DescribeDomain",
            "Content-Type, application/json",
            "Host, elsewhere.test",
            "X-Amz-Date, 20261122T203750Z"
        })
        void withASignedHeaderIsFound(String name, String value) {
            refused(example.with(name, value), FaultType.UNRECOGNIZED_CLIENT, INVALID);
        }

        @Test
        void withTheSignatureIsFound() {
            example.authorization(
                    header -> header.substring(0, header.length() - 1) + (header.endsWith("0") ? '1' : '0'));

            refused(example, FaultType.UNRECOGNIZED_CLIENT, INVALID);
        }

        @Test
        void byASecondValueOfASignedHeaderIsFound() {
            example.and("x-amz-target", "SimpleWorkflowService.DeprecateDomain");

            refused(example, FaultType.INCOMPLETE_SIGNATURE, "x-amz-target comes more than once");
        }

        @Test
        void byAFoldedHeaderIsFound() {
            example.with("X-Amz-Target", "SimpleWorkflowService.\r\n DescribeDomain");

            refused(example, FaultType.INVALID_SIGNATURE, "folded");
        }

        @Test
        void byACharacterThatIsNoByteIsFound() {
            example.with("Content-Type", "application/\u2603");

            refused(example, FaultType.INVALID_SIGNATURE, "content-type is folded or has");
        }

        @Test
        void byAnUnsignedAmazonHeaderIsFound() {
            example.and("X-Amz-Security-Token", "smuggled");

            refused(example, FaultType.INVALID_SIGNATURE, "x-amz-security-token must be signed");
        }

        @Test
        void byRemovingASignedHeaderIsFound() {
            refused(
                    example.without("Content-Type"),
                    FaultType.INVALID_SIGNATURE,
                    "content-type is signed, but not there");
        }

        @Test
        void byNotSigningTheHostIsFound() {
            example.authorization(header -> header.replace("host;", ""));

            refused(example, FaultType.INVALID_SIGNATURE, "host must be signed");
        }

        @Test
        void byNotSigningTheDateIsFound() {
            example.authorization(header -> header.replace("x-amz-date;", ""));

            refused(example, FaultType.INVALID_SIGNATURE, "x-amz-date must be signed");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UNSIGNED-PAYLOAD",
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                })
        void byABodyHashOfAnotherBodyIsFound(String hash) {
            example.and("X-Amz-Content-SHA256", hash);
            example.authorization(header -> header.replace("host;", "host;x-amz-content-sha256;"));

            refused(example, FaultType.INVALID_SIGNATURE, "not the hash of the body");
        }
    }

    @Nested
    class Scope {
        private final Credentials known = new Credentials("AKIDEXAMPLE", SignedExample.SECRET, null);

        @Test
        void ofAnotherServiceIsRefused() {
            refused(
                    new SignedExample(known, "us-east-1", "sqs", SignedExample.NOW),
                    FaultType.INVALID_SIGNATURE,
                    "the service sqs");
        }

        @Test
        void ofAnotherRegionIsRefused() {
            refused(
                    new SignedExample(known, "us-west-2", "swf", SignedExample.NOW),
                    FaultType.INVALID_SIGNATURE,
                    "the region us-west-2");
        }

        @Test
        void ofAnotherDayThanTheDateIsRefused() {
            example.authorization(header -> header.replace("/20261122/", "/20261121/"));

            refused(example, FaultType.INVALID_SIGNATURE, "scoped to 20261121");
        }

        @Test
        void ofEachServedRegionPasses() {
            assertThat(new SignedExample(known, "eu-west-1", "swf", SignedExample.NOW)
                            .verify()
                            .region())
                    .isEqualTo("eu-west-1");
        }
    }

    @Nested
    class Dates {
        private SignedExample signedAt(Instant at) {
            return new SignedExample(
                    new Credentials("AKIDEXAMPLE", SignedExample.SECRET, null), "us-east-1", "swf", at);
        }

        @Test
        void upTo15MinutesEitherWayPass() {
            assertThat(signedAt(SignedExample.NOW.minusSeconds(900)).verify()).isNotNull();
            assertThat(signedAt(SignedExample.NOW.plusSeconds(900)).verify()).isNotNull();
        }

        @Test
        void beyond15MinutesAreRefused() {
            refused(signedAt(SignedExample.NOW.minusSeconds(901)), FaultType.INVALID_SIGNATURE, "Signature expired: ");
            refused(
                    signedAt(SignedExample.NOW.plusSeconds(901)),
                    FaultType.INVALID_SIGNATURE,
                    "Signature not yet current: ");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2026-11-22T20:37:49Z",
                    "20261122T203749",
                    "20261122T203749z",
                    "20261322T203749Z",
                    "20261122T253749Z",
                    "20260230T203749Z",
                    "2026112aT203749Z",
                    "Sun, 22 Nov 2026 20:37:49 GMT"
                })
        void thatCannotBeReadAreIncomplete(String date) {
            refused(example.with("X-Amz-Date", date), FaultType.INCOMPLETE_SIGNATURE, "must have the form");
        }

        @Test
        void thatAreAbsentAreIncomplete() {
            example.without("X-Amz-Date").authorization(header -> header.replace("x-amz-date;", ""));

            refused(example, FaultType.INCOMPLETE_SIGNATURE, "neither X-Amz-Date nor Date");
        }

        @Test
        void ofTheDateHeaderMustBeSigned() {
            example.without("X-Amz-Date").authorization(header -> header.replace("x-amz-date;", ""));
            example.and("Date", "Sun, 22 Nov 2026 20:37:49 GMT");

            refused(example, FaultType.INVALID_SIGNATURE, "date must be signed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Sun, 22 Nov 2026 20:37:49 GMT", "20261122T203749Z"})
        void ofTheDateHeaderPass(String date) {
            SignedExample byDate = new SignedExample();
            byDate.headers.clear();
            byDate.and("host", "h").and("date", date);
            CredentialScope scope = new CredentialScope("20261122", "us-east-1", "swf");
            String form = "POST\n/\n\ndate:" + date + "\nhost:h\n\ndate;host\n" + SignedExample.sha256(byDate.body);
            String text = "AWS4-HMAC-SHA256\n20261122T203749Z\n" + scope + "\n"
                    + SignedExample.sha256(form.getBytes(StandardCharsets.UTF_8));
            byte[] signature = SigningKey.derive(SignedExample.SECRET, scope)
                    .sign(HashInput.ofThread().add(text));
            byDate.and(
                    "authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope + ", SignedHeaders=date;host, Signature="
                            + HexFormat.of().formatHex(signature));

            assertThat(byDate.verify().accessKeyId()).isEqualTo("AKIDEXAMPLE");
        }
    }

    @Nested
    class Keys {
        @Test
        void thatAreUnknownAndSignaturesThatAreWrongAreTheSameAnswer() {
            Fault wrong = catchThrowableOfType(
                    Fault.class,
                    () -> new SignedExample(
                                    new Credentials("AKIDEXAMPLE", "another secret", null),
                                    "us-east-1",
                                    "swf",
                                    SignedExample.NOW)
                            .verify());
            Fault unknown = catchThrowableOfType(
                    Fault.class,
                    () -> new SignedExample(
                                    new Credentials("AKIDOTHER", SignedExample.SECRET, null),
                                    "us-east-1",
                                    "swf",
                                    SignedExample.NOW)
                            .verify());

            assertThat(unknown.type()).isEqualTo(wrong.type()).isEqualTo(FaultType.UNRECOGNIZED_CLIENT);
            assertThat(unknown.message()).isEqualTo(wrong.message()).isEqualTo(INVALID);
        }

        @Test
        void thatAreUnknownCannotBeUsedWithTheDecoysSecret() {
            refused(
                    new SignedExample(
                            new Credentials("AKIDOTHER", "no key", null), "us-east-1", "swf", SignedExample.NOW),
                    FaultType.UNRECOGNIZED_CLIENT,
                    INVALID);
        }

        @Test
        void thatGetAnotherSecretNoLongerTakeTheOldOne() {
            AtomicReference<String> secret = new AtomicReference<>(SignedExample.SECRET);
            Verifier verifier = SignedExample.verifier((id, token) -> secret.get());
            verifier.verify(example.message(), SignedExample.NOW);

            secret.set("another");

            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(() -> verifier.verify(example.message(), SignedExample.NOW));
        }

        @Test
        void thatAreTemporaryAreLookedUpWithTheirToken() {
            AtomicReference<String> asked = new AtomicReference<>();
            Verifier verifier = SignedExample.verifier((id, token) -> {
                asked.set(id + ' ' + token);
                return "secret";
            });
            SignedExample temporary = new SignedExample(
                    new Credentials("ASIA1", "secret", "the-token"), "us-east-1", "swf", SignedExample.NOW);

            Verified verified = verifier.verify(temporary.message(), SignedExample.NOW);

            assertThat(asked).hasValue("ASIA1 the-token");
            assertThat(verified.sessionToken()).isEqualTo("the-token");
        }
    }
}
