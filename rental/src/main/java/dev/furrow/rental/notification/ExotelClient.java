package dev.furrow.rental.notification;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks Exotel's API: forms in, JSON out, basic authentication.
@Component
public class ExotelClient {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ChannelProperties.Exotel account;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    ExotelClient(ChannelProperties properties, JsonMapper json) {
        this.account = properties.exotel();
        this.json = json;
    }

    /// Whether there is an account.
    public boolean isConfigured() {
        return account.base() != null;
    }

    /// Sends a text message.
    ///
    /// @return its number at the provider
    public String sms(Map<String, String> fields) {
        return post("/Sms/send.json", fields).at("/SMSMessage/Sid").asString();
    }

    /// Calls a phone and connects it to a call flow of ours.
    ///
    /// @param flow the address of its first step
    /// @param status the address that hears how it ended
    /// @param reference comes with every step
    /// @return the call's number at the provider
    public String call(String phone, String flow, String status, String reference) {
        return post(
                        "/Calls/connect.json",
                        Map.of(
                                "From",
                                phone,
                                "CallerId",
                                account.exophone(),
                                "Url",
                                flow,
                                "CallType",
                                "trans",
                                "StatusCallback",
                                status,
                                "StatusCallbackContentType",
                                "application/json",
                                "StatusCallbackEvents[0]",
                                "terminal",
                                "CustomField",
                                reference))
                .at("/Call/Sid")
                .asString();
    }

    private JsonNode post(String path, Map<String, String> fields) {
        URI uri = URI.create(Objects.requireNonNull(account.base()) + "/v1/Accounts/" + account.accountSid() + path);
        String credentials = account.apiKey() + ':' + account.apiToken();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() / 100 != 2) {
                throw refused(response);
            }
            return json.readTree(response.body());
        } catch (IOException | JacksonException unreachable) {
            throw new ProviderException(true, "UNREACHABLE", "Exotel cannot be reached: " + unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProviderException(true, "INTERRUPTED", "The request was interrupted");
        }
    }

    private ProviderException refused(HttpResponse<String> response) {
        int status = response.statusCode();
        String why;
        try {
            why = json.readTree(response.body()).at("/RestException/Message").asString("");
        } catch (JacksonException unreadable) {
            why = "";
        }
        return new ProviderException(
                status == 429 || status >= 500, "HTTP_" + status, "Exotel answered " + status + ": " + why);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + '=' + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
