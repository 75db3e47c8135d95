package dev.furrow.rental.simulators.otp;

import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.phone.Phones;
import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.temper.RateLimit;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.Callbacks;
import dev.furrow.rental.simulators.web.Handler;
import dev.furrow.rental.simulators.web.Recent;
import dev.furrow.rental.simulators.web.Refusal;
import dev.furrow.rental.simulators.web.Reply;
import dev.furrow.rental.simulators.web.Request;
import dev.furrow.rental.simulators.web.Routes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sends codes by SMS or voice, its own or given ones, and verifies them.
public final class Otp {
    private static final String SENDER = "2FACTR";
    private static final String CALLER = "+911140001234";
    private static final String DEFAULT_TEMPLATE = "default";
    private static final int DIGITS = 6;
    private static final int REMEMBERED = 20_000;
    private static final Duration RINGS = Duration.ofSeconds(30);

    private final Policy policy;
    private final Phones phones;
    private final Timeline timeline;
    private final Callbacks callbacks;
    private final Chance chance;
    private final AtomicReference<Temper> temper;
    private final RateLimit perPhone;
    private final Recent<OtpSession> sessions = new Recent<>(REMEMBERED);
    private final Map<String, String> templates = new ConcurrentHashMap<>(Map.of(DEFAULT_TEMPLATE, "XXXX is your OTP"));
    private final Map<PhoneNumber, String> latest = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, AtomicLong> counts = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();

    /// The account and its limits.
    ///
    /// @param key the account's
    /// @param valid how long a code is good
    /// @param attempts how many tries a code has
    /// @param perPhone how many codes a phone may get
    /// @param within in which time
    /// @param callback told how each code was delivered; null for nobody
    public record Policy(
            String key,
            Duration valid,
            int attempts,
            int perPhone,
            Duration within,
            @Nullable String callback) {
        public static Policy of(String key) {
            return new Policy(key, Duration.ofMinutes(5), 3, 5, Duration.ofMinutes(10), null);
        }
    }

    public Otp(Policy policy, Phones phones, Timeline timeline, Callbacks callbacks, Chance chance, Temper temper) {
        this.policy = policy;
        this.phones = phones;
        this.timeline = timeline;
        this.callbacks = callbacks;
        this.chance = chance;
        this.temper = new AtomicReference<>(temper);
        this.perPhone = new RateLimit(timeline, policy.perPhone(), policy.within());
    }

    public void temper(Temper to) {
        temper.set(to);
    }

    /// Approves a template; `XXXX` in it stands for the code.
    public void template(String name, String text) {
        if (!text.contains("XXXX")) {
            throw new IllegalArgumentException("A template for codes has XXXX where the code belongs");
        }
        templates.put(name, text);
    }

    public void addTo(Routes routes) {
        for (String method : new String[] {"GET", "POST"}) {
            for (Channel channel : Channel.values()) {
                String path = "/API/V1/{key}/" + channel;
                add(routes, method, path + "/VERIFY/{session}/{code}", this::verify);
                add(routes, method, path + "/VERIFY3/{phone}/{code}", this::verifyLatest);
                add(routes, method, path + "/{phone}/{code}", request -> send(request, channel, DEFAULT_TEMPLATE));
                add(
                        routes,
                        method,
                        path + "/{phone}/{code}/{template}",
                        request -> send(request, channel, request.placeholder("template")));
            }
        }
    }

    private void add(Routes routes, String method, String path, Handler handler) {
        routes.add(
                method,
                path,
                request -> {
                    admit(request);
                    return handler.handle(request);
                },
                refusal -> answer(refusal.status(), "Error", refusal.why()));
    }

    private void admit(Request request) {
        if (!request.placeholder("key").equals(policy.key())) {
            throw new Refusal(401, "Invalid API Key");
        }
        if (chance.happens(temper.get().outage(), "otp-outage", requests.incrementAndGet())) {
            throw new Refusal(503, "Service Unavailable");
        }
    }

    private static Reply answer(int status, String word, String details) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Status", word);
        fields.put("Details", details);
        return Reply.json(status, fields);
    }

    private Reply send(Request request, Channel channel, String templateName) {
        PhoneNumber to = PhoneNumber.parse(request.placeholder("phone"));
        if (to == null) {
            throw new Refusal(400, "Invalid Phone Number - Length Mismatch(Expected: 10)");
        }
        String template = templates.get(templateName);
        if (template == null) {
            throw new Refusal(400, "Template Not Found Or Not Approved");
        }
        if (!perPhone.take(to.text())) {
            throw new Refusal(429, "OTP Limit Exceeded For This Phone Number");
        }
        long count = counts.computeIfAbsent(to, _ -> new AtomicLong()).incrementAndGet();
        String wanted = request.placeholder("code");
        String code = wanted.startsWith("AUTOGEN") ? generate(to, count) : given(wanted);
        String id = uuid(chance.id("otp", to, count));
        OtpSession session = new OtpSession(to, code, timeline.now().plus(policy.valid()));
        sessions.put(id, session);
        latest.put(to, id);
        Duration delay = temper.get().delay(chance.of("otp-delay", to, count));
        boolean lost = chance.happens(temper.get().failure(), "otp-fails", to, count);
        timeline.after(delay, () -> deliver(id, session, channel, template, lost));
        return answer(200, "Success", id);
    }

    private String generate(PhoneNumber to, long count) {
        return String.format(
                Locale.ROOT,
                "%0" + DIGITS + "d",
                chance.of("otp-code", to, count).nextInt(1_000_000));
    }

    private static String given(String code) {
        if (!code.matches("[0-9]{4,10}")) {
            throw new Refusal(400, "OTP Should Be Numeric With 4 To 10 Digits");
        }
        return code;
    }

    private void deliver(String id, OtpSession session, Channel channel, String template, boolean lost) {
        Phone phone = phones.at(session.to());
        switch (channel) {
            case SMS -> {
                boolean delivered = !lost && phone.receive(SENDER, template.replace("XXXX", session.code()));
                report(id, session, channel, delivered);
            }
            case VOICE -> {
                if (lost) {
                    report(id, session, channel, false);
                    return;
                }
                SpokenCode call =
                        new SpokenCode(id, phone, session.code(), heard -> report(id, session, channel, heard));
                call.ring(CALLER);
                timeline.after(RINGS, call::hangUp);
            }
        }
    }

    private void report(String id, OtpSession session, Channel channel, boolean delivered) {
        String callback = policy.callback();
        if (callback == null) {
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mode", channel + "_OTP");
        fields.put("SessionId", id);
        fields.put("To", session.to().text());
        fields.put("Status", delivered ? "DELIVERED" : "FAILED");
        timeline.after(Duration.ZERO, () -> callbacks.form(callback, fields, () -> {}));
    }

    private Reply verify(Request request) {
        return verify(sessions.get(request.placeholder("session")), request.placeholder("code"));
    }

    private Reply verifyLatest(Request request) {
        PhoneNumber phone = PhoneNumber.parse(request.placeholder("phone"));
        String id = phone == null ? null : latest.get(phone);
        return verify(id == null ? null : sessions.get(id), request.placeholder("code"));
    }

    private Reply verify(@Nullable OtpSession session, String code) {
        if (session == null) {
            throw new Refusal(400, "Invalid API / SessionId Combination - No Entry Exists");
        }
        OtpSession.Verdict verdict = session.attempt(code, policy.attempts(), timeline.now());
        return switch (verdict) {
            case MATCHED -> answer(200, "Success", verdict.words());
            // An expired code is the one error that comes with good status, as 2Factor has it.
            case EXPIRED -> answer(200, "Error", verdict.words());
            case MISMATCH, TOO_MANY, USED -> answer(400, "Error", verdict.words());
        };
    }

    private static String uuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }
}
