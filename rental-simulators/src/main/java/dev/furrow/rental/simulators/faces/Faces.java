package dev.furrow.rental.simulators.faces;

import dev.furrow.rental.simulators.mail.Mail;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneEvent;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.phone.Phones;
import dev.furrow.rental.simulators.web.Handler;
import dev.furrow.rental.simulators.web.Refusal;
import dev.furrow.rental.simulators.web.Reply;
import dev.furrow.rental.simulators.web.Request;
import dev.furrow.rental.simulators.web.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Serves the page, what it shows, and what one can do on it. What happens is streamed: an event says at which phone,
/// and how its screen looks now.
public final class Faces {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHOWN = 24;
    private static final int BEHIND = 1_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Phones phones;
    private final Mail mail;

    public Faces(Phones phones, Mail mail) {
        this.phones = phones;
        this.mail = mail;
    }

    public void addTo(Routes routes) {
        page(routes, "/", "faces.html", "text/html");
        page(routes, "/faces.css", "faces.css", "text/css");
        page(routes, "/faces.js", "faces.js", "text/javascript");
        get(routes, "/faces/phones", _ -> Reply.json(200, screens()));
        get(routes, "/faces/mail", _ -> Reply.json(200, mail.letters()));
        get(routes, "/faces/events", _ -> Reply.open("text/event-stream", this::stream));
        act(routes, "show", (phone, _) -> phones.show(phone.number()));
        act(routes, "answer", (phone, _) -> phone.answer());
        act(routes, "hang-up", (phone, _) -> phone.hangUp());
        act(routes, "keys", (phone, what) -> phone.press(what.path("keys").asString("")));
        act(routes, "switch", (phone, what) -> phone.turn(what.path("on").asBoolean(true)));
        act(routes, "dial", (phone, what) -> {
            if (!phone.dial(number(what.path("to").asString("")))) {
                throw new IllegalStateException("Nobody has this number");
            }
        });
        act(routes, "sms", (phone, what) -> {
            String body = what.path("body").asString("");
            if (body.isBlank()) {
                throw new IllegalArgumentException("A message has words");
            }
            if (!phone.send(number(what.path("to").asString("")), body)) {
                throw new IllegalStateException("Nobody has this number");
            }
        });
    }

    /// What a person does at a phone.
    @FunctionalInterface
    private interface Deed {
        void at(Phone phone, JsonNode what);
    }

    private static void page(Routes routes, String path, String resource, String type) {
        byte[] bytes;
        try (InputStream in = Faces.class.getResourceAsStream(resource)) {
            bytes = Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        get(routes, path, _ -> Reply.text(200, type, new String(bytes, StandardCharsets.UTF_8)));
    }

    private static void get(Routes routes, String path, Handler handler) {
        routes.add("GET", path, request -> guarded(handler.handle(request)), Faces::refused);
    }

    private void act(Routes routes, String name, Deed deed) {
        routes.add("POST", "/faces/phones/{number}/" + name, request -> guarded(act(request, deed)), Faces::refused);
    }

    private Reply act(Request request, Deed deed) throws IOException {
        // Another site's page cannot send this type without asking first, and nobody answers its question.
        if (!"application/json".equals(request.header("Content-Type"))) {
            throw new Refusal(415, "Say what you do in application/json");
        }
        try {
            Phone phone = phones.at(number(request.placeholder("number")));
            deed.at(phone, JSON.readTree(request.text()));
            return Reply.json(200, phone.screen());
        } catch (IllegalArgumentException | JacksonException wrong) {
            throw new Refusal(400, String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException notNow) {
            throw new Refusal(409, String.valueOf(notNow.getMessage()));
        }
    }

    private static PhoneNumber number(String text) {
        PhoneNumber number = PhoneNumber.parse(text);
        if (number == null) {
            throw new IllegalArgumentException("No telephone number: " + text);
        }
        return number;
    }

    private static Reply refused(Refusal refusal) {
        return guarded(Reply.json(refusal.status(), Map.of("message", refusal.why())));
    }

    private static Reply guarded(Reply reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private List<Phone.Screen> screens() {
        return phones.latest(SHOWN).stream().map(Phone::screen).toList();
    }

    private void stream(OutputStream out) throws IOException {
        BlockingQueue<PhoneEvent> events = new ArrayBlockingQueue<>(BEHIND);
        // A page that is too slow misses steps, not the end: every event shows the whole screen.
        Runnable stop = phones.listen(events::offer);
        try {
            write(out, ": hello\n\n");
            while (true) {
                PhoneEvent event = events.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
                if (event == null) {
                    write(out, ": still here\n\n");
                } else {
                    Phone phone = phones.at(new PhoneNumber(event.number()));
                    write(
                            out,
                            "event: " + event.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "\ndata: "
                                    + JSON.writeValueAsString(phone.screen()) + "\n\n");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            stop.run();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
