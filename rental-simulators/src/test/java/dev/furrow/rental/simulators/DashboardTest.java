package dev.furrow.rental.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.simulators.time.SteppedTimeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {
    @TempDir
    private Path data;

    @Test
    void whatIsSetUpOverHttpIsInForce() throws IOException {
        SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-23T06:30:00Z"));
        try (Application application = new Application();
                Simulators simulators = Simulators.start(SimulatorSettings.anywhere(data), timeline);
                Customer customer = new Customer(simulators.url())) {
            put(
                    customer,
                    "dlt/templates/1107",
                    "{\"entityId\":\"1101\",\"header\":\"FURROW\",\"content\":\"Hello {#var#}\"}",
                    204);
            put(
                    customer,
                    "exophones/08047100000",
                    "{\"sms\":\"" + application.url("/reply") + "\",\"flow\":\"" + application.url("/ivr") + "\"}",
                    204);
            put(customer, "flows/12", "{\"url\":\"" + application.url("/ivr") + "\"}", 204);
            put(customer, "otp/templates/hi", "{\"text\":\"कोड XXXX\"}", 204);
            put(customer, "otp/templates/bad", "{\"text\":\"no code\"}", 400);
            put(customer, "dlt/templates/1108", "{}", 400);
            put(customer, "tempers/pigeons", "{}", 404);
            put(customer, "tempers/sms", "{\"outage\":2}", 400);

            Map<String, String> message =
                    Map.of("From", "FURROW", "To", "9812300001", "Body", "Hello Asha", "DltEntityId", "1101");
            customer.form("/v1/Accounts/furrow1/Sms/send", Customer.AUTH, message);
            timeline.advance(Duration.ofSeconds(1));
            assertThat(simulators.phones().at("9812300001").inbox()).containsExactly("Hello Asha");
            Customer.Answer replied =
                    customer.json("POST", "/faces/phones/9812300001/sms", "{\"to\":\"08047100000\",\"body\":\"yes\"}");
            assertThat(replied.status()).isEqualTo(200);
            assertThat(application.values("/reply", "Body")).containsExactly("yes");

            put(customer, "tempers/sms", "{\"outage\":1}", 204);
            assertThat(customer.form("/v1/Accounts/furrow1/Sms/send", Customer.AUTH, message)
                            .status())
                    .isEqualTo(503);
        }
    }

    private static void put(Customer customer, String what, String json, int status) {
        assertThat(customer.json("PUT", "/dashboard/" + what, json).status())
                .as(what)
                .isEqualTo(status);
    }
}
