package dev.furrow.rental.identity;

import dev.furrow.rental.refusal.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks 2Factor's API: the provider makes a code, sends it, and says whether another is the same.
@Component
class OneTimeCodes {
    private static final Logger LOG = LoggerFactory.getLogger(OneTimeCodes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OtpProperties properties;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// How a code comes.
    enum Way {
        SMS,
        VOICE
    }

    /// What the provider says of a code.
    enum Verdict {
        RIGHT,
        WRONG,
        OVER
    }

    OneTimeCodes(OtpProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    /// Has a new code sent.
    ///
    /// @return the provider's number of it
    String send(String phone, Way way) {
        JsonNode answer =
                way == Way.SMS ? ask("SMS", phone, "AUTOGEN", properties.template()) : ask("VOICE", phone, "AUTOGEN");
        if (!isGood(answer)) {
            throw RefusedException.conflict("No code could be sent now. Please try again later.");
        }
        return answer.path("Details").asString();
    }

    /// Has a code compared.
    Verdict verify(String providerId, String code) {
        JsonNode answer = ask("SMS", "VERIFY", providerId, code);
        if (isGood(answer)) {
            return Verdict.RIGHT;
        }
        return answer.path("Details").asString("").equals("OTP Mismatch") ? Verdict.WRONG : Verdict.OVER;
    }

    private static boolean isGood(JsonNode answer) {
        return answer.path("Status").asString("").equals("Success");
    }

    private JsonNode ask(String... path) {
        URI base = properties.base();
        if (base == null) {
            throw RefusedException.conflict("Signing in by phone is not set up: rental.otp.base is missing");
        }
        String segments = Arrays.stream(path)
                .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8))
                .collect(Collectors.joining("/"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/API/V1/" + properties.key() + "/" + segments))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode answer = json.readTree(response.body());
            if (!isGood(answer)) {
                // The path has a phone or a code in it and stays out of the log.
                LOG.info(
                        "2Factor answered {} {}",
                        response.statusCode(),
                        answer.path("Details").asString(""));
            }
            if (response.statusCode() >= 500) {
                throw RefusedException.conflict("Codes cannot be sent or checked now. Please try again.");
            }
            return answer;
        } catch (IOException | JacksonException unreachable) {
            LOG.warn("2Factor cannot be reached: {}", unreachable.getClass().getSimpleName());
            throw RefusedException.conflict("Codes cannot be sent or checked now. Please try again.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw RefusedException.conflict("The application is stopping. Please try again.");
        }
    }
}
