package dev.furrow.rental.simulators.push;

import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.phone.Phones;
import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.Refusal;
import dev.furrow.rental.simulators.web.Reply;
import dev.furrow.rental.simulators.web.Request;
import dev.furrow.rental.simulators.web.Routes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends pushes to apps and topics. Where Firebase's library in an app would ask for a registration, an app here asks
/// under `/fcm/registrations`.
public final class Fcm {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FCM_ERROR = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
    private static final String BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ServiceAccount account;
    private final AccessTokens tokens;
    private final Path accountFile;
    private final Phones phones;
    private final Timeline timeline;
    private final Chance chance;
    private final AtomicReference<Temper> temper;
    private final Map<String, Registration> registrations = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    /// @param accountFile where the application's service account is, or will be
    /// @param tokenUri the address of this simulator's token endpoint
    public Fcm(
            Path accountFile,
            String projectId,
            String tokenUri,
            Phones phones,
            Timeline timeline,
            Chance chance,
            Temper temper)
            throws IOException {
        this.account = ServiceAccount.open(accountFile, projectId, tokenUri);
        this.accountFile = accountFile;
        this.tokens = new AccessTokens(account, tokenUri, timeline, chance);
        this.phones = phones;
        this.timeline = timeline;
        this.chance = chance;
        this.temper = new AtomicReference<>(temper);
    }

    /// The service account's file, which the application needs.
    public Path accountFile() {
        return accountFile;
    }

    public void temper(Temper to) {
        temper.set(to);
    }

    /// An app is installed on a phone.
    ///
    /// @return its token
    public String register(PhoneNumber phone) {
        long count = counts.computeIfAbsent(phone, _ -> new AtomicLong()).incrementAndGet();
        String token = chance.id("fcm", phone, count) + ":APA91b" + chance.id("fcm2", phone, count);
        registrations.put(token, new Registration(token, phone));
        return token;
    }

    /// An app was removed; its token is good for nothing from now on.
    public void unregister(String token) {
        registrations.remove(token);
    }

    public void addTo(Routes routes) {
        routes.add("POST", "/token", request -> Reply.json(200, tokens.grant(request.form())), Fcm::tokenRefused)
                .add("POST", "/v1/projects/{project}/messages:send", this::send, Fcm::refused)
                .add("POST", "/iid/v1:batchAdd", request -> subscribe(request, true), Fcm::refused)
                .add("POST", "/iid/v1:batchRemove", request -> subscribe(request, false), Fcm::refused)
                .add("POST", "/fcm/registrations", this::register, Fcm::refused)
                .add("DELETE", "/fcm/registrations/{token}", this::unregister, Fcm::refused)
                .add("GET", "/fcm/registrations/{token}/events", this::events, Fcm::refused);
    }

    private static Reply tokenRefused(Refusal refusal) {
        String why = refusal.why();
        int colon = why.indexOf(": ");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("error", colon < 0 ? why : why.substring(0, colon));
        fields.put("error_description", colon < 0 ? why : why.substring(colon + 2));
        return Reply.json(refusal.status(), fields);
    }

    private Reply send(Request request) throws IOException {
        admit(request);
        if (!request.placeholder("project").equals(account.projectId())) {
            throw new Refusal(403, "SENDER_ID_MISMATCH");
        }
        JsonNode body = json(request);
        Push push = Push.read(body.path("message"));
        List<Registration> to = addressed(push);
        if (to.isEmpty() && push.target().equals("token")) {
            throw new Refusal(404, "UNREGISTERED");
        }
        String name = "projects/" + account.projectId() + "/messages/";
        if (body.path("validate_only").asBoolean(false)) {
            return Reply.json(200, Map.of("name", name + "fake_message_id"));
        }
        to.forEach(registration -> deliver(registration, push));
        return Reply.json(200, Map.of("name", name + chance.id("fcm-message", sent.incrementAndGet())));
    }

    private void admit(Request request) {
        if (!tokens.admits(request.header("Authorization"))) {
            throw new Refusal(401, "THIRD_PARTY_AUTH_ERROR");
        }
        if (chance.happens(temper.get().outage(), "fcm-outage", requests.incrementAndGet())) {
            throw new Refusal(503, "UNAVAILABLE");
        }
    }

    private List<Registration> addressed(Push push) {
        if (push.target().equals("topic")) {
            return registrations.values().stream()
                    .filter(each -> each.topics.contains(push.address()))
                    .toList();
        }
        if (!push.address().contains(":APA91b")) {
            throw new Refusal(400, "INVALID_TOKEN");
        }
        Registration registration = registrations.get(push.address());
        return registration == null ? List.of() : List.of(registration);
    }

    private void deliver(Registration registration, Push push) {
        long count = counts.computeIfAbsent(registration.phone, _ -> new AtomicLong())
                .incrementAndGet();
        if (chance.happens(temper.get().failure(), "fcm-lost", registration.phone, count)) {
            return; // Nobody promises that a push arrives.
        }
        timeline.after(temper.get().delay(chance.of("fcm-delay", registration.phone, count)), () -> {
            Phone phone = phones.at(registration.phone);
            if (phone.isOn()) {
                show(registration, phone, push);
            } else {
                boolean first = !registration.waits();
                registration.keep(push, timeline.now().plus(push.ttl()));
                if (first) {
                    phone.whenOn(() ->
                            registration.release(timeline.now()).forEach(each -> show(registration, phone, each)));
                }
            }
        });
    }

    private void show(Registration registration, Phone phone, Push push) {
        if (registrations.get(registration.token) != registration) {
            return;
        }
        phone.push(push.title(), push.body(), push.data());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("title", push.title());
        event.put("body", push.body());
        event.put("data", push.data());
        String json = JSON.writeValueAsString(event);
        registration.streams.forEach(stream -> stream.add(json));
    }

    private Reply subscribe(Request request, boolean add) throws IOException {
        admit(request);
        JsonNode body = json(request);
        String topic = body.path("to").asString("");
        if (!topic.startsWith("/topics/")) {
            throw new Refusal(400, "to: must begin with /topics/");
        }
        List<Map<String, String>> results = new ArrayList<>();
        for (JsonNode token : body.path("registration_tokens")) {
            Registration registration = registrations.get(token.asString(""));
            if (registration == null) {
                results.add(Map.of("error", "NOT_FOUND"));
                continue;
            }
            String name = topic.substring("/topics/".length());
            if (add) {
                registration.topics.add(name);
            } else {
                registration.topics.remove(name);
            }
            results.add(Map.of());
        }
        return Reply.json(200, Map.of("results", results));
    }

    private Reply register(Request request) throws IOException {
        PhoneNumber phone = PhoneNumber.parse(json(request).path("phone").asString(""));
        if (phone == null) {
            throw new Refusal(400, "phone: must be a telephone number");
        }
        return Reply.json(200, Map.of("token", register(phone))).with("Access-Control-Allow-Origin", "*");
    }

    private Reply unregister(Request request) {
        unregister(request.placeholder("token"));
        return Reply.empty(204);
    }

    private Reply events(Request request) {
        Registration registration = registrations.get(request.placeholder("token"));
        if (registration == null) {
            throw new Refusal(404, "UNREGISTERED");
        }
        return Reply.open("text/event-stream", out -> {
                    BlockingQueue<String> queue = new LinkedBlockingQueue<>();
                    registration.streams.add(queue);
                    try {
                        stream(queue, out);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    } finally {
                        registration.streams.remove(queue);
                    }
                })
                .with("Cache-Control", "no-store")
                .with("Access-Control-Allow-Origin", "*");
    }

    private static void stream(BlockingQueue<String> queue, OutputStream out) throws IOException, InterruptedException {
        out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (true) {
            String json = queue.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
            out.write((json == null ? ": still here\n\n" : "event: push\ndata: " + json + "\n\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static JsonNode json(Request request) throws IOException {
        try {
            return JSON.readTree(request.text());
        } catch (JacksonException malformed) {
            throw new Refusal(400, "body: Invalid JSON payload received");
        }
    }

    private static Reply refused(Refusal refusal) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", refusal.status());
        switch (refusal.why()) {
            case "UNREGISTERED" -> fcm(error, "NOT_FOUND", "Requested entity was not found.", "UNREGISTERED");
            case "SENDER_ID_MISMATCH" -> fcm(error, "PERMISSION_DENIED", "SenderId mismatch", "SENDER_ID_MISMATCH");
            case "UNAVAILABLE" -> fcm(error, "UNAVAILABLE", "The service is currently unavailable.", "UNAVAILABLE");
            case "THIRD_PARTY_AUTH_ERROR" ->
                fcm(
                        error,
                        "UNAUTHENTICATED",
                        "Request had invalid authentication credentials. Expected OAuth 2 access token.",
                        "THIRD_PARTY_AUTH_ERROR");
            case "INVALID_TOKEN" ->
                fcm(
                        error,
                        "INVALID_ARGUMENT",
                        "The registration token is not a valid FCM registration token",
                        "INVALID_ARGUMENT");
            default -> badRequest(error, refusal.why());
        }
        Reply reply = Reply.json(refusal.status(), Map.of("error", error));
        return refusal.status() == 503 ? reply.with("Retry-After", "10") : reply;
    }

    private static void fcm(Map<String, Object> error, String status, String message, String code) {
        error.put("message", message);
        error.put("status", status);
        error.put("details", List.of(Map.of("@type", FCM_ERROR, "errorCode", code)));
    }

    private static void badRequest(Map<String, Object> error, String why) {
        int colon = why.indexOf(": ");
        String field = colon < 0 ? "" : why.substring(0, colon);
        String description = colon < 0 ? why : why.substring(colon + 2);
        error.put("message", String.format(Locale.ROOT, "Invalid value at '%s': %s", field, description));
        error.put("status", "INVALID_ARGUMENT");
        error.put(
                "details",
                List.of(Map.of(
                        "@type",
                        BAD_REQUEST,
                        "fieldViolations",
                        List.of(Map.of("field", field, "description", description)))));
    }
}
