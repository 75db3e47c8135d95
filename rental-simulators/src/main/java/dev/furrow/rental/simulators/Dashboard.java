package dev.furrow.rental.simulators;

import dev.furrow.rental.simulators.otp.Otp;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.sms.DltTemplate;
import dev.furrow.rental.simulators.sms.Sms;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.voice.Voice;
import dev.furrow.rental.simulators.web.Refusal;
import dev.furrow.rental.simulators.web.Reply;
import dev.furrow.rental.simulators.web.Request;
import dev.furrow.rental.simulators.web.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a customer sets up on the providers' web sites and on the register of templates, and never through their
/// APIs: numbers, call flows, templates. And, as no provider lets you, how well their day goes.
final class Dashboard {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Sms sms;
    private final Voice voice;
    private final Otp otp;
    private final Map<String, Consumer<Temper>> tempers;

    Dashboard(Sms sms, Voice voice, Otp otp, Map<String, Consumer<Temper>> tempers) {
        this.sms = sms;
        this.voice = voice;
        this.otp = otp;
        this.tempers = tempers;
    }

    void addTo(Routes routes) {
        put(
                routes,
                "/dashboard/dlt/templates/{name}",
                (name, what) -> sms.register()
                        .register(new DltTemplate(
                                name,
                                required(what, "entityId"),
                                required(what, "header"),
                                required(what, "content"),
                                what.path("promotional").asBoolean(false))));
        put(routes, "/dashboard/exophones/{name}", this::exophone);
        put(routes, "/dashboard/flows/{name}", (name, what) -> voice.flow(name, required(what, "url")));
        put(routes, "/dashboard/otp/templates/{name}", (name, what) -> otp.template(name, required(what, "text")));
        put(routes, "/dashboard/tempers/{name}", this::temper);
    }

    /// What is set up, by its name.
    @FunctionalInterface
    private interface SetUp {
        void apply(String name, JsonNode what);
    }

    private static void put(Routes routes, String path, SetUp setUp) {
        routes.add(
                "PUT",
                path,
                request -> apply(request, setUp),
                refusal -> Reply.json(refusal.status(), Map.of("message", refusal.why())));
    }

    private static Reply apply(Request request, SetUp setUp) throws IOException {
        try {
            setUp.apply(request.placeholder("name"), JSON.readTree(request.text()));
            return Reply.empty(204);
        } catch (IllegalArgumentException | JacksonException wrong) {
            throw new Refusal(400, String.valueOf(wrong.getMessage()));
        }
    }

    private void exophone(String name, JsonNode what) {
        PhoneNumber number = PhoneNumber.parse(name);
        if (number == null) {
            throw new Refusal(400, "No telephone number: " + name);
        }
        voice.line(number, new Voice.Line(optional(what, "flow"), optional(what, "missed")));
        String replies = optional(what, "sms");
        if (replies != null) {
            sms.repliesTo(number, replies);
        }
    }

    private void temper(String name, JsonNode what) {
        Consumer<Temper> service = tempers.get(name);
        if (service == null) {
            throw new Refusal(404, "There is no service " + name + ", but " + String.join(", ", tempers.keySet()));
        }
        service.accept(new Temper(
                what.path("failure").asDouble(0),
                what.path("outage").asDouble(0),
                Duration.ofMillis(what.path("leastMillis").asLong(0)),
                Duration.ofMillis(what.path("mostMillis").asLong(0))));
    }

    private static String required(JsonNode what, String field) {
        String value = optional(what, field);
        if (value == null) {
            throw new Refusal(400, "The field " + field + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode what, String field) {
        String value = what.path(field).asString("");
        return value.isEmpty() ? null : value;
    }
}
