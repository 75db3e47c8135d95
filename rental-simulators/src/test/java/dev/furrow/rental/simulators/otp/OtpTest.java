package dev.furrow.rental.simulators.otp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.simulators.Application;
import dev.furrow.rental.simulators.Customer;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.Simulators;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.SteppedTimeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtpTest {
    private static final String KEY = "/API/V1/key";

    /// One for all, and so one key of the service account: to make one takes a while.
    @TempDir
    private static Path data;

    private final SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-23T06:30:00Z"));
    private Application application;
    private Simulators simulators;
    private Customer customer;
    private Phone phone;

    @BeforeEach
    void start() throws IOException {
        application = new Application();
        simulators = start(1, Temper.calm());
        customer = new Customer(simulators.url());
        phone = simulators.phones().at("9812300001");
    }

    private Simulators start(long seed, Temper temper) throws IOException {
        Otp.Policy policy = new Otp.Policy(
                "key", Duration.ofMinutes(5), 3, 4, Duration.ofMinutes(10), application.url("/delivered"));
        return new Simulators(
                SimulatorSettings.anywhere(data).withSeed(seed).withTemper(temper), timeline, policy, 1_000);
    }

    @AfterEach
    void stop() {
        customer.close();
        simulators.close();
        application.close();
    }

    private String details(String path, int status, String word) {
        Customer.Answer answer = customer.get(KEY + path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("Status").stringValue()).isEqualTo(word);
        return answer.json().path("Details").stringValue();
    }

    private String send(String path) {
        String session = details(path, 200, "Success");
        timeline.advance(Duration.ofSeconds(1));
        return session;
    }

    @Test
    void aCodeAppearsOnlyOnThePhoneAndIsGoodOnce() {
        String session = send("/SMS/9812300001/AUTOGEN");
        assertThat(phone.inbox()).hasSize(1);
        String code = phone.inbox().getFirst().replaceAll("\\D", "");
        assertThat(code).hasSize(6);
        assertThat(details("/SMS/VERIFY/" + session + "/" + code, 200, "Success"))
                .isEqualTo("OTP Matched");
        assertThat(details("/SMS/VERIFY/" + session + "/" + code, 400, "Error")).isEqualTo("OTP Already Verified");
        assertThat(application.values("/delivered", "Status")).containsExactly("DELIVERED");
        assertThat(application.values("/delivered", "mode")).containsExactly("SMS_OTP");
        assertThat(application.values("/delivered", "SessionId")).containsExactly(session);
    }

    @Test
    void aGivenCodeIsSentWithANamedTemplate() {
        simulators.otp().template("signin_hi", "आपका कोड XXXX है");
        send("/SMS/+919812300001/482913/signin_hi");
        assertThat(phone.inbox()).containsExactly("आपका कोड 482913 है");
        assertThat(details("/SMS/VERIFY3/9812300001/482913", 200, "Success")).isEqualTo("OTP Matched");
        assertThat(details("/SMS/9812300001/482913/unknown", 400, "Error")).startsWith("Template Not Found");
    }

    @Test
    void threeWrongTriesSpoilACode() {
        String session = send("/SMS/9812300001/482913");
        for (int i = 0; i < 3; i++) {
            assertThat(details("/SMS/VERIFY/" + session + "/000000", 400, "Error"))
                    .isEqualTo("OTP Mismatch");
        }
        assertThat(details("/SMS/VERIFY/" + session + "/482913", 400, "Error"))
                .isEqualTo("OTP Verification Attempts Exceeded");
    }

    @Test
    void aCodeExpires() {
        String session = send("/SMS/9812300001/482913");
        timeline.advance(Duration.ofMinutes(5));
        assertThat(details("/SMS/VERIFY/" + session + "/482913", 200, "Error")).isEqualTo("OTP Expired");
    }

    @Test
    void aPhoneGetsOnlySoMany() {
        for (int i = 0; i < 4; i++) {
            send("/SMS/9812300001/AUTOGEN");
        }
        details("/VOICE/9812300001/AUTOGEN", 429, "Error");
        details("/SMS/9812300002/AUTOGEN", 200, "Success");
        timeline.advance(Duration.ofMinutes(10));
        details("/SMS/9812300001/AUTOGEN", 200, "Success");
    }

    @Test
    void mistakesAreNamed() {
        assertThat(customer.get("/API/V1/other/SMS/9812300001/AUTOGEN")
                        .json()
                        .path("Details")
                        .stringValue())
                .isEqualTo("Invalid API Key");
        assertThat(details("/SMS/981/AUTOGEN", 400, "Error")).startsWith("Invalid Phone Number");
        assertThat(details("/SMS/9812300001/12a4", 400, "Error")).startsWith("OTP Should Be Numeric");
        assertThat(details("/SMS/VERIFY/none/1234", 400, "Error")).endsWith("No Entry Exists");
    }

    @Test
    void aVoiceReadsTheCodeTwice() {
        String session = send("/VOICE/9812300001/482913");
        assertThat(phone.isRinging()).isTrue();
        phone.answer();
        assertThat(phone.transcript()).containsExactly("Your one-time code is 4 8 2 9 1 3. Once more: 4 8 2 9 1 3.");
        assertThat(phone.isInCall()).isFalse();
        timeline.advance(Duration.ofSeconds(1));
        assertThat(application.values("/delivered", "mode")).containsExactly("VOICE_OTP");
        assertThat(application.values("/delivered", "Status")).containsExactly("DELIVERED");
        assertThat(details("/VOICE/VERIFY/" + session + "/482913", 200, "Success"))
                .isEqualTo("OTP Matched");
    }

    @Test
    void aVoiceThatNobodyHearsHasFailed() {
        send("/VOICE/9812300001/482913");
        timeline.advance(Duration.ofSeconds(30));
        assertThat(phone.isRinging()).isFalse();
        assertThat(application.values("/delivered", "Status")).containsExactly("FAILED");
    }

    @Test
    void theSameSeedMakesTheSameCodesAndLosesTheSameOnes() throws IOException {
        List<String> first = fates(5);
        assertThat(first).contains("FAILED", "DELIVERED", "503");
        assertThat(fates(5)).isEqualTo(first);
        assertThat(fates(6)).isNotEqualTo(first);
    }

    private List<String> fates(long seed) throws IOException {
        application.calls.clear();
        Temper temper = new Temper(0.3, 0.2, Duration.ZERO, Duration.ofSeconds(1));
        List<String> fates = new ArrayList<>();
        try (Simulators others = start(seed, temper);
                Customer one = new Customer(others.url())) {
            for (int i = 0; i < 20; i++) {
                int status =
                        one.get(KEY + "/SMS/98123000" + (10 + i) + "/AUTOGEN").status();
                if (status != 200) {
                    fates.add(Integer.toString(status));
                }
                timeline.advance(Duration.ofSeconds(2));
            }
            others.phones().latest(50).forEach(each -> fates.addAll(each.inbox()));
        }
        fates.addAll(application.values("/delivered", "Status"));
        return fates;
    }
}
