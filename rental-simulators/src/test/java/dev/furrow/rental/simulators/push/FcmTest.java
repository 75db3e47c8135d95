package dev.furrow.rental.simulators.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.simulators.Customer;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.Simulators;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.SteppedTimeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FcmTest {
    private static final String SEND = "/v1/projects/furrow-rental/messages:send";
    private static final PhoneNumber NUMBER = new PhoneNumber("+919812300001");

    /// One key for all tests: to make one takes a while.
    @TempDir
    private static Path data;

    private final SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-23T06:30:00Z"));
    private Simulators simulators;
    private Customer customer;
    private Phone phone;
    private JsonNode account;

    @BeforeEach
    void start() throws IOException {
        simulators = Simulators.start(SimulatorSettings.anywhere(data), timeline);
        customer = new Customer(simulators.url());
        phone = simulators.phones().at(NUMBER);
        account = JsonMapper.shared().readTree(Files.readString(simulators.fcm().accountFile()));
    }

    @AfterEach
    void stop() {
        customer.close();
        simulators.close();
    }

    private PrivateKey key() throws GeneralSecurityException {
        String pem = account.path("private_key").stringValue().replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }

    private String assertion(PrivateKey key, String algorithm, Map<String, Object> changes)
            throws GeneralSecurityException {
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "iss", account.path("client_email").stringValue(),
                "aud", account.path("token_uri").stringValue(),
                "scope", "https://www.googleapis.com/auth/firebase.messaging",
                "iat", timeline.now().getEpochSecond(),
                "exp", timeline.now().getEpochSecond() + 3_600));
        claims.putAll(changes);
        String text = base64(JsonMapper.shared().writeValueAsBytes(Map.of("alg", algorithm, "typ", "JWT")))
                + '.'
                + base64(JsonMapper.shared().writeValueAsBytes(claims));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + '.' + base64(signature.sign());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Customer.Answer token(String assertion) {
        return customer.form(
                "/token",
                "",
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
    }

    private String bearer() throws GeneralSecurityException {
        Customer.Answer answer = token(assertion(key(), "RS256", Map.of()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").asInt(0)).isEqualTo(3_600);
        return "Bearer " + answer.json().path("access_token").stringValue();
    }

    private Customer.Answer send(String bearer, String message) {
        return customer.json("POST", SEND, "{\"message\":" + message + "}", "Authorization", bearer);
    }

    private static String error(Customer.Answer answer) {
        return answer.json().at("/error/details/0/errorCode").asString("");
    }

    @Test
    void aMessageAppearsOnThePhone() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        Customer.Answer sent = send(
                bearer(),
                "{\"token\":\"" + token + "\",\"notification\":{\"title\":\"Offer\",\"body\":\"2 acres\"},"
                        + "\"data\":{\"refresh\":\"offers\"}}");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.json().path("name").stringValue()).startsWith("projects/furrow-rental/messages/");
        timeline.advance(Duration.ofSeconds(1));
        assertThat(phone.screen().pushes()).singleElement().satisfies(push -> {
            assertThat(push.title()).isEqualTo("Offer");
            assertThat(push.data()).containsExactly(Map.entry("refresh", "offers"));
        });
    }

    @Test
    void validateOnlySendsNothing() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        Customer.Answer sent = customer.json(
                "POST",
                SEND,
                "{\"validate_only\":true,\"message\":{\"token\":\"" + token + "\"}}",
                "Authorization",
                bearer());
        assertThat(sent.json().path("name").stringValue()).endsWith("/fake_message_id");
        timeline.advance(Duration.ofMinutes(1));
        assertThat(phone.screen().pushes()).isEmpty();
    }

    @Test
    void aRemovedAppIsUnregistered() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        simulators.fcm().unregister(token);
        Customer.Answer answer = send(bearer(), "{\"token\":\"" + token + "\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(error(answer)).isEqualTo("UNREGISTERED");
        assertThat(answer.json().at("/error/status").stringValue()).isEqualTo("NOT_FOUND");
        assertThat(error(send(bearer(), "{\"token\":\"nonsense\"}"))).isEqualTo("INVALID_ARGUMENT");
    }

    @Test
    void onlyAFreshTokenOfThisProjectMaySend() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        String message = "{\"message\":{\"token\":\"" + token + "\"}}";
        String bearer = bearer();
        assertThat(customer.json("POST", SEND, message).status()).isEqualTo(401);
        assertThat(customer.json("POST", SEND, message, "Authorization", "Bearer ya29.forged")
                        .status())
                .isEqualTo(401);
        assertThat(customer.json("POST", "/v1/projects/other/messages:send", message, "Authorization", bearer)
                        .status())
                .isEqualTo(403);
        timeline.advance(Duration.ofHours(1));
        assertThat(customer.json("POST", SEND, message, "Authorization", bearer).status())
                .isEqualTo(401);
    }

    @Test
    void theAssertionMustBeSignedWithTheAccountsKey() throws GeneralSecurityException {
        KeyPairGenerator others = KeyPairGenerator.getInstance("RSA");
        others.initialize(1024);
        assertThat(token(assertion(others.generateKeyPair().getPrivate(), "RS256", Map.of()))
                        .json()
                        .path("error")
                        .stringValue())
                .isEqualTo("invalid_grant");
        assertThat(token(assertion(key(), "none", Map.of())).status()).isEqualTo(400);
        assertThat(token("a.b").status()).isEqualTo(400);
        assertThat(token("a.b.c").status()).isEqualTo(400);
        String good = assertion(key(), "RS256", Map.of());
        assertThat(token(good.substring(0, good.length() - 4) + "AAAA").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "iss,somebody@else,invalid_grant",
        "aud,https://example.invalid/token,invalid_grant",
        "scope,https://www.googleapis.com/auth/drive,invalid_scope"
    })
    void theAssertionMustSayTheRightThings(String claim, String value, String error) throws GeneralSecurityException {
        Customer.Answer answer = token(assertion(key(), "RS256", Map.of(claim, value)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").stringValue()).isEqualTo(error);
    }

    @Test
    void theAssertionMustBeShortLivedAndOfNow() throws GeneralSecurityException {
        long now = timeline.now().getEpochSecond();
        assertThat(token(assertion(key(), "RS256", Map.of("exp", now + 3_601))).status())
                .isEqualTo(400);
        assertThat(token(assertion(key(), "RS256", Map.of("iat", now - 3_600, "exp", now)))
                        .status())
                .isEqualTo(400);
        assertThat(token(assertion(key(), "RS256", Map.of("iat", now + 301))).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"token\":\"T\",\"data\":{\"n\":12}}|message.data[0].value",
                "{\"token\":\"T\",\"data\":{\"from\":\"x\"}}|message.data[0].value",
                "{\"token\":\"T\",\"topic\":\"t\"}|message",
                "{}|message",
                "{\"topic\":\"a b\"}|message.topic",
                "{\"token\":\"T\",\"android\":{\"ttl\":\"60\"}}|message.android.ttl",
                "{\"token\":\"T\",\"notification\":{\"title\":1}}|message.notification.title"
            })
    void aMistakeIsNamed(String message, String field) throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        Customer.Answer answer = send(bearer(), message.replace("\"T\"", '"' + token + '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/details/0/fieldViolations/0/field").stringValue())
                .isEqualTo(field);
    }

    @Test
    void aMessageHasAtMostFourKilobytes() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        String bearer = bearer();
        assertThat(send(bearer, "{\"token\":\"" + token + "\",\"data\":{\"a\":\"" + "x".repeat(4_095) + "\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(send(bearer, "{\"token\":\"" + token + "\",\"data\":{\"a\":\"" + "x".repeat(4_096) + "\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void topicsReachWhoeverSubscribed() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        String other = simulators.fcm().register(new PhoneNumber("+919812300002"));
        String bearer = bearer();
        String body = "{\"to\":\"/topics/hub-7\",\"registration_tokens\":[\"" + token + "\",\"gone\"]}";
        Customer.Answer added = customer.json("POST", "/iid/v1:batchAdd", body, "Authorization", bearer);
        assertThat(added.body()).isEqualTo("{\"results\":[{},{\"error\":\"NOT_FOUND\"}]}");
        assertThat(send(bearer, "{\"topic\":\"hub-7\",\"data\":{\"n\":\"1\"}}").status())
                .isEqualTo(200);
        timeline.advance(Duration.ofSeconds(1));
        customer.json("POST", "/iid/v1:batchRemove", body, "Authorization", bearer);
        send(bearer, "{\"topic\":\"hub-7\",\"data\":{\"n\":\"2\"}}");
        timeline.advance(Duration.ofSeconds(1));
        assertThat(phone.screen().pushes()).extracting(Phone.PushMessage::data).containsExactly(Map.of("n", "1"));
        assertThat(simulators.phones().at("+919812300002").screen().pushes()).isEmpty();
        assertThat(other).isNotEqualTo(token);
    }

    @Test
    void forAPhoneThatIsOffTheLastOfAKindWaitsAsLongAsItIsWorthIt() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        phone.turn(false);
        String bearer = bearer();
        for (int i = 1; i <= 3; i++) {
            send(
                    bearer,
                    "{\"token\":\"" + token + "\",\"data\":{\"n\":\"" + i
                            + "\"},\"android\":{\"collapse_key\":\"offer\"}}");
        }
        send(bearer, "{\"token\":\"" + token + "\",\"data\":{\"n\":\"short\"},\"android\":{\"ttl\":\"60s\"}}");
        send(bearer, "{\"token\":\"" + token + "\",\"data\":{\"n\":\"long\"}}");
        timeline.advance(Duration.ofMinutes(2));
        phone.turn(true);
        assertThat(phone.screen().pushes())
                .extracting(Phone.PushMessage::data)
                .containsExactly(Map.of("n", "long"), Map.of("n", "3"));
    }

    @Test
    void aProviderInTroubleSaysWhenToComeBack() throws GeneralSecurityException {
        String token = simulators.fcm().register(NUMBER);
        String bearer = bearer();
        simulators.fcm().temper(new Temper(0, 1, Duration.ZERO, Duration.ZERO));
        Customer.Answer answer = send(bearer, "{\"token\":\"" + token + "\"}");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(error(answer)).isEqualTo("UNAVAILABLE");
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("10");
    }

    @Test
    void anAppAsksForItsTokenAndTheKeyOutlivesTheProcess() throws IOException {
        Customer.Answer answer = customer.json("POST", "/fcm/registrations", "{\"phone\":\"9812300001\"}");
        assertThat(answer.json().path("token").stringValue()).contains(":APA91b");
        simulators.close();
        simulators = Simulators.start(SimulatorSettings.anywhere(data), timeline);
        JsonNode again =
                JsonMapper.shared().readTree(Files.readString(simulators.fcm().accountFile()));
        assertThat(again.path("private_key")).isEqualTo(account.path("private_key"));
        assertThat(again.path("token_uri").stringValue()).isEqualTo(simulators.url() + "/token");
    }
}
