package dev.furrow.rental.crash;

import dev.furrow.rental.access.Role;
import dev.furrow.rental.world.SignIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What the people of a world need of an application in another process, which may be dead for a while.
final class Village extends Clock implements SignIn {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI application;

    Village(URI application) {
        this.application = application;
    }

    @Override
    public String token(String phone, String name, Role role, @Nullable String hubId) {
        String query = "?phone=" + encoded(phone) + "&name=" + encoded(name) + "&role=" + role;
        return ask(VillageApplication.TOKEN + query + (hubId == null ? "" : "&hub=" + encoded(hubId)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public Instant instant() {
        return Instant.parse(ask(VillageApplication.NOW));
    }

    private String ask(String path) {
        HttpRequest request = HttpRequest.newBuilder(application.resolve(path)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.body();
                }
            } catch (IOException dead) {
                // It comes back.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", stopped);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("The application does not come back");
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
