package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.RentalApplication;
import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// What an open screen hears.
class LiveTest {

    /// The web server waits a minute here for its answers to end: who is not told to go would be waited for.
    @Test
    @Timeout(45)
    void anOpenScreenDoesNotKeepTheServerFromStopping() throws Exception {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(RentalApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                        "--furrow.local=true",
                        "--spring.lifecycle.timeout-per-shutdown-phase=60s",
                        "--logging.level.root=warn");
        Account account =
                application.getBean(Accounts.class).register("+917000000001", "Asha", Role.FARMER, null, "en");
        HttpRequest live = HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                        + application.getEnvironment().getRequiredProperty("local.server.port") + "/api/live"))
                .header(
                        "Authorization",
                        "Bearer " + application.getBean(Sessions.class).open(account.id(), "test"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient();
                BufferedReader heard = new BufferedReader(new InputStreamReader(
                        http.send(live, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            assertThat(heard.readLine()).isEqualTo(":here");
            application.close();
        }
        assertThat(application.isActive()).isFalse();
    }
}
