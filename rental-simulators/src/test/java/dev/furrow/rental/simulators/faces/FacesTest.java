package dev.furrow.rental.simulators.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.simulators.Customer;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.Simulators;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesTest {
    /// One for all, and so one key of the service account: to make one takes a while.
    @TempDir
    private static Path data;

    private Simulators simulators;
    private Customer customer;

    @BeforeEach
    void start() throws IOException {
        simulators = Simulators.start(SimulatorSettings.anywhere(data));
        customer = new Customer(simulators.url());
    }

    @AfterEach
    void stop() {
        customer.close();
        simulators.close();
    }

    @Test
    void thePageRunsNoScriptButItsOwn() {
        Customer.Answer page = customer.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain(" style=", " onclick=").containsOnlyOnce("<script");
        for (String asset : List.of("/faces.css", "/faces.js")) {
            assertThat(customer.get(asset).status()).isEqualTo(200);
            assertThat(page.body()).contains(asset);
        }
        assertThat(customer.get("/other").status()).isEqualTo(404);
        assertThat(customer.json("POST", "/", "{}").status()).isEqualTo(405);
    }

    @Test
    void whatHappensAtAPhoneIsStreamed() throws IOException {
        URLConnection connection =
                simulators.url().resolve("/faces/events").toURL().openConnection();
        try (BufferedReader events =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(events.readLine()).isEqualTo(": hello");
            simulators.phones().at("9812300001").receive("FURROW", "नमस्ते <b>");
            events.readLine();
            assertThat(events.readLine()).isEqualTo("event: received");
            assertThat(events.readLine()).startsWith("data: {").contains("+919812300001", "नमस्ते <b>");
        }
        assertThat(customer.get("/faces/phones").body()).contains("+919812300001");
    }

    @Test
    void aPersonSwitchesAPhoneOffAndTriesToCall() {
        assertThat(customer.json("POST", "/faces/phones/9812300001/switch", "{\"on\":false}")
                        .body())
                .contains("\"on\":false");
        assertThat(simulators.phones().at("9812300001").isOn()).isFalse();
        Customer.Answer nobody = customer.json("POST", "/faces/phones/9812300001/dial", "{\"to\":\"9812300002\"}");
        assertThat(nobody.status()).isEqualTo(409);
        assertThat(nobody.json().path("message").stringValue()).isEqualTo("Nobody has this number");
        assertThat(customer.json("POST", "/faces/phones/9812300001/answer", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(customer.json("POST", "/faces/phones/98/answer", "{}").status())
                .isEqualTo(400);
        assertThat(customer.json("POST", "/faces/phones/9812300001/sms", "no json")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherSitesFormCannotPressKeys() {
        assertThat(customer.form("/faces/phones/9812300001/switch", "", Map.of("on", "false"))
                        .status())
                .isEqualTo(415);
    }
}
