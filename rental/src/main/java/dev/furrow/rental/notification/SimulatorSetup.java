package dev.furrow.rental.notification;

import dev.furrow.rental.notice.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Does at the simulators what is done by hand at providers and at the operators' register: our number leads to the
/// voice menu, replies lead here, and every template is registered.
@Component
class SimulatorSetup {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorSetup.class);
    private static final List<String> ANSWERS = List.of("sms.accepted", "sms.declined", "sms.gone", "sms.help");

    private final ChannelProperties properties;
    private final CallbackAddress address;
    private final MessageTexts texts;
    private final Words words;
    private final JsonMapper json;

    SimulatorSetup(
            ChannelProperties properties, CallbackAddress address, MessageTexts texts, Words words, JsonMapper json) {
        this.properties = properties;
        this.address = address;
        this.texts = texts;
        this.words = words;
        this.json = json;
    }

    @EventListener(ApplicationReadyEvent.class)
    void setUp() {
        URI dashboard = properties.dashboard();
        if (dashboard == null) {
            return;
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            put(
                    http,
                    dashboard,
                    "exophones/" + properties.exotel().exophone(),
                    Map.of(
                            "flow", address.url("/ivr/start"),
                            "missed", address.url("/ivr/missed"),
                            "sms", address.url("/sms-reply")));
            for (String language : Words.LANGUAGES) {
                for (Event event : Event.values()) {
                    MessageText text = texts.current(event, Channel.SMS, language);
                    register(http, dashboard, text.dltTemplateId(), text.words());
                }
                for (String name : ANSWERS) {
                    register(http, dashboard, MessageText.registration(name, language), words.get(language, name));
                }
            }
            LOG.info("The simulators at {} are set up", dashboard);
        } catch (IOException unreachable) {
            LOG.warn("The simulators at {} could not be set up: {}", dashboard, unreachable.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void register(HttpClient http, URI dashboard, @Nullable String id, String text)
            throws IOException, InterruptedException {
        put(
                http,
                dashboard,
                "dlt/templates/" + id,
                Map.of(
                        "entityId", properties.exotel().dltEntityId(),
                        "header", properties.exotel().sender(),
                        "content", Words.asRegistered(text)));
    }

    private void put(HttpClient http, URI dashboard, String path, Map<String, String> what)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create(dashboard + "/dashboard/" + path))
                        .timeout(Duration.ofSeconds(10))
                        .PUT(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(what)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 204) {
            throw new IOException(path + " was answered with " + response.statusCode() + " " + response.body());
        }
    }
}
