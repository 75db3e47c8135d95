package dev.furrow.rental.simulators.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.simulators.Application;
import dev.furrow.rental.simulators.Customer;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.Simulators;
import dev.furrow.rental.simulators.otp.Otp;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.SteppedTimeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTest {
    private static final String SEND = "/v1/Accounts/furrow1/Sms/send.json";
    private static final Instant NOON = Instant.parse("2026-11-23T06:30:00Z");
    private static final Map<String, String> MESSAGE = Map.of(
            "From", "FURROW",
            "To", "+919812300001",
            "Body", "Order A1B2 starts at 9:00.",
            "DltEntityId", "1101",
            "DltTemplateId", "1107");

    /// One for all, and so one key of the service account: to make one takes a while.
    @TempDir
    private static Path data;

    private final SteppedTimeline timeline = new SteppedTimeline(NOON);
    private Application application;
    private Simulators simulators;
    private Customer customer;

    @BeforeEach
    void start() throws IOException {
        application = new Application();
        start(SimulatorSettings.anywhere(data), timeline, 1_000);
    }

    private void start(SimulatorSettings settings, SteppedTimeline on, int perMinute) throws IOException {
        simulators = new Simulators(settings, on, Otp.Policy.of("k"), perMinute);
        simulators
                .sms()
                .register()
                .register(new DltTemplate("1107", "1101", "FURROW", "Order {#var#} starts at {#var#}.", false));
        simulators.sms().register().register(new DltTemplate("1108", "1101", "600123", "{#var#} off today!", true));
        customer = new Customer(simulators.url());
    }

    @AfterEach
    void stop() {
        customer.close();
        simulators.close();
        application.close();
    }

    @Test
    void whatIsAcceptedGoesFromStateToStateAndArrives() {
        Customer.Answer accepted = customer.form(
                SEND,
                Customer.AUTH,
                Customer.with(MESSAGE, "StatusCallback", application.url("/status"), "CustomField", "n-7"));
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.json().at("/SMSMessage/Status").stringValue()).isEqualTo("queued");
        String sid = accepted.json().at("/SMSMessage/Sid").stringValue();

        timeline.advance(Duration.ofSeconds(1));

        assertThat(application.values("/status", "Status"))
                .containsExactly("sending", "submitted", "sent", "delivered");
        assertThat(application.values("/status", "DetailedStatusCode"))
                .containsExactly("20003", "20002", "20001", "20000");
        assertThat(application.values("/status", "SmsSid")).containsOnly(sid);
        assertThat(application.values("/status", "CustomField")).containsOnly("n-7");
        assertThat(simulators.phones().at("+919812300001").inbox()).containsExactly("Order A1B2 starts at 9:00.");
        Customer.Answer details =
                customer.get("/v1/Accounts/furrow1/SMS/Messages/" + sid + ".json", "Authorization", Customer.AUTH);
        assertThat(details.json().at("/SMSMessage/Status").stringValue()).isEqualTo("delivered");
        assertThat(details.json().at("/SMSMessage/Price").stringValue()).isEqualTo("0.200000");
    }

    @Test
    void withoutASuffixTheAnswerIsXml() {
        Customer.Answer accepted = customer.form(
                "/v1/Accounts/furrow1/Sms/send",
                Customer.AUTH,
                Customer.with(MESSAGE, "Body", "Order <1> starts at 9."));
        assertThat(accepted.body())
                .contains("<TwilioResponse><SMSMessage><Sid>", "<Body>Order &lt;1&gt; starts at 9.</Body>");
        assertThat(customer.form("/v1/Accounts/furrow1/Sms/send", "Basic wrong", MESSAGE)
                        .body())
                .contains("<RestException><Status>401</Status>");
    }

    @Test
    void onlyTheAccountMaySend() {
        assertThat(customer.form(SEND, "Basic wrong", MESSAGE).status()).isEqualTo(401);
        assertThat(customer.form("/v1/Accounts/other/Sms/send.json", Customer.AUTH, MESSAGE)
                        .status())
                .isEqualTo(403);
        assertThat(customer.get("/v1/Accounts/furrow1/SMS/Messages/none.json", "Authorization", Customer.AUTH)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "From,'',Mandatory parameter missing: From",
        "Body,'',Mandatory parameter missing: Body",
        "To,12345,To is not a telephone number",
        "Body,ट्रैक्टर,Body has characters outside the GSM alphabet: EncodingType must be unicode",
        "EncodingType,utf8,EncodingType is plain or unicode",
        "SmsType,spam,'SmsType is transactional, transactional_opt_in or promotional'"
    })
    void aMistakeIsNamed(String field, String value, String why) {
        Customer.Answer refused = customer.form(SEND, Customer.AUTH, Customer.with(MESSAGE, field, value));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/RestException/Message").stringValue()).isEqualTo(why);
    }

    @Test
    void aBodyMayHaveTwoThousandCharacters() {
        assertThat(customer.form(SEND, Customer.AUTH, Customer.with(MESSAGE, "Body", "a".repeat(2_000)))
                        .status())
                .isEqualTo(200);
        assertThat(customer.form(SEND, Customer.AUTH, Customer.with(MESSAGE, "Body", "a".repeat(2_001)))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "DltEntityId,'',30001",
        "DltEntityId,9,30002",
        "From,OTHERS,30003",
        "DltTemplateId,9,30004",
        "Body,Order A1B2 begins at 9:00.,30005",
        "Body,Order A1B2 starts at .,30005",
        "To,+912212345678,30010"
    })
    void operatorsCarryOnlyWhatIsRegistered(String field, String value, String code) {
        customer.form(
                SEND,
                Customer.AUTH,
                Customer.with(MESSAGE, "StatusCallback", application.url("/status"), field, value));
        timeline.advance(Duration.ofSeconds(1));
        assertThat(application.values("/status", "Status")).containsExactly("sending", "failed");
        assertThat(application.values("/status", "DetailedStatusCode")).endsWith(code);
        assertThat(simulators.phones().at("+919812300001").inbox()).isEmpty();
    }

    @Test
    void advertisementsGoOutByDayAndNotToThoseWhoWantNone() {
        Map<String, String> advertisement = Map.of(
                "From", "600123",
                "To", "+919812300001",
                "Body", "10% off today!",
                "SmsType", "promotional",
                "DltEntityId", "1101",
                "DltTemplateId", "1108",
                "StatusCallback", application.url("/status"));
        customer.form(SEND, Customer.AUTH, advertisement);
        timeline.advance(Duration.ofHours(10)); // 22:00 in India
        customer.form(SEND, Customer.AUTH, advertisement);
        timeline.advance(Duration.ofHours(14)); // noon
        simulators.sms().register().leaveAlone("+919812300001");
        customer.form(SEND, Customer.AUTH, advertisement);
        timeline.advance(Duration.ofSeconds(1));
        assertThat(application.values("/status", "DetailedStatusCode"))
                .containsExactly("20003", "20002", "20001", "20000", "20003", "30006", "20003", "30007");
    }

    @Test
    void aPhoneThatIsOffGetsItsMessagesWhenItIsOn() {
        simulators.phones().at("+919812300001").turn(false);
        customer.form(SEND, Customer.AUTH, Customer.with(MESSAGE, "StatusCallback", application.url("/status")));
        timeline.advance(Duration.ofHours(5));
        assertThat(application.values("/status", "Status")).endsWith("sent");
        simulators.phones().at("+919812300001").turn(true);
        assertThat(application.values("/status", "Status")).endsWith("sent", "delivered");
        timeline.advance(Duration.ofDays(2));
        assertThat(application.values("/status", "Status")).hasSize(4);
    }

    @Test
    void afterADayAMessageExpires() {
        simulators.phones().at("+919812300001").turn(false);
        customer.form(SEND, Customer.AUTH, Customer.with(MESSAGE, "StatusCallback", application.url("/status")));
        timeline.advance(Duration.ofHours(25));
        assertThat(application.values("/status", "Status")).endsWith("sent", "expired");
        simulators.phones().at("+919812300001").turn(true);
        assertThat(simulators.phones().at("+919812300001").inbox()).isEmpty();
    }

    @Test
    void aCallBackThatFailsIsRepeatedBeforeTheNextStepIsTold() {
        application.answer("/status", 500, 503, 200, 500, 500, 500);
        customer.form(SEND, Customer.AUTH, Customer.with(MESSAGE, "StatusCallback", application.url("/status")));
        timeline.advance(Duration.ofMinutes(1));
        assertThat(application.values("/status", "Status"))
                .containsExactly(
                        "sending", "sending", "sending", "submitted", "submitted", "submitted", "sent", "delivered");
    }

    @Test
    void aReplyGoesToTheApplication() {
        simulators.sms().repliesTo(new PhoneNumber("+918047100000"), application.url("/reply"));
        assertThat(simulators.phones().at("9812300001").send(new PhoneNumber("+918047100000"), "हाँ A1B2"))
                .isTrue();
        assertThat(simulators.phones().at("9812300001").send(new PhoneNumber("+918047100009"), "yes"))
                .isFalse();
        assertThat(application.values("/reply", "From")).containsExactly("+919812300001");
        assertThat(application.values("/reply", "Body")).containsExactly("हाँ A1B2");
    }

    @Test
    void tooManyRequestsAreRefusedUntilTheMinuteIsOver() throws IOException {
        stop();
        application = new Application();
        start(SimulatorSettings.anywhere(data), timeline, 2);
        assertThat(customer.form(SEND, Customer.AUTH, MESSAGE).status()).isEqualTo(200);
        assertThat(customer.form(SEND, Customer.AUTH, MESSAGE).status()).isEqualTo(200);
        assertThat(customer.form(SEND, Customer.AUTH, MESSAGE).status()).isEqualTo(429);
        timeline.advance(Duration.ofSeconds(60));
        assertThat(customer.form(SEND, Customer.AUTH, MESSAGE).status()).isEqualTo(200);
    }

    @Test
    void theSameSeedHasTheSameFate() throws IOException {
        List<String> first = fates(7);
        assertThat(first)
                .contains("503")
                .anyMatch(fate -> fate.endsWith(" failed"))
                .anyMatch(fate -> fate.endsWith(" delivered"));
        assertThat(fates(7)).isEqualTo(first);
        assertThat(fates(8)).isNotEqualTo(first);
    }

    /// An application that lives on keeps those of the simulators that have ended.
    @Test
    void anIdentifierIsNotGivenOutAgainAfterANewStart() throws IOException {
        Set<String> known = new HashSet<>();
        for (int life = 0; life < 2; life++) {
            fates(7);
            application.calls.stream()
                    .map(call -> String.valueOf(call.form().get("SmsSid")))
                    .distinct()
                    .forEach(sid -> assertThat(known.add(sid)).as(sid).isTrue());
        }
        assertThat(known).hasSizeGreaterThan(2);
    }

    private List<String> fates(long seed) throws IOException {
        stop();
        application = new Application();
        SteppedTimeline own = new SteppedTimeline(NOON);
        Temper temper = new Temper(0.3, 0.1, Duration.ofMillis(1), Duration.ofSeconds(2));
        start(SimulatorSettings.anywhere(data).withSeed(seed).withTemper(temper), own, 1_000);
        List<String> fates = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Customer.Answer answer = customer.form(
                    SEND,
                    Customer.AUTH,
                    Customer.with(MESSAGE, "StatusCallback", application.url("/status"), "CustomField", "" + i));
            if (answer.status() != 200) {
                fates.add(Integer.toString(answer.status()));
            }
        }
        own.advance(Duration.ofMinutes(1));
        application.calls.stream()
                .filter(call -> call.path().equals("/status"))
                .forEach(call -> fates.add(
                        call.form().get("CustomField") + " " + call.form().get("Status")));
        return fates;
    }
}
