package dev.furrow.rental.simulators.web;

import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.temper.RateLimit;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The customer's account at a provider of Exotel's shape: who may ask, how often, and how the provider's day goes.
public final class Account {
    private static final String ROOT = "TwilioResponse";

    private final String sid;
    private final BasicAuth auth;
    private final Chance chance;
    private final RateLimit limit;
    private final AtomicReference<Temper> temper;
    private final AtomicLong requests = new AtomicLong();

    /// @param perMinute how many requests a minute may bring
    public Account(String sid, BasicAuth auth, int perMinute, Timeline timeline, Chance chance, Temper temper) {
        this.sid = sid;
        this.auth = auth;
        this.chance = chance;
        this.limit = new RateLimit(timeline, perMinute, Duration.ofMinutes(1));
        this.temper = new AtomicReference<>(temper);
    }

    public String sid() {
        return sid;
    }

    public Temper temper() {
        return temper.get();
    }

    public void temper(Temper to) {
        temper.set(to);
    }

    public Chance chance() {
        return chance;
    }

    /// Lets a request pass if it is the account's own, not one too many, and the provider is well.
    public void admit(Request request) {
        if (!auth.fits(request.header("Authorization"))) {
            throw new Refusal(401, "Authentication failed");
        }
        if (!request.placeholder("account").equals(sid)) {
            throw new Refusal(403, "Not authorized for this account");
        }
        if (!limit.take(sid)) {
            throw new Refusal(429, "Too many requests");
        }
        if (chance.happens(temper().outage(), "outage", sid, requests.incrementAndGet())) {
            throw new Refusal(503, "Service unavailable");
        }
    }

    /// The reply with one object.
    public static Reply found(String name, Map<String, @Nullable Object> fields, boolean json) {
        return new Document(ROOT, name, fields).reply(200, json);
    }

    /// How a refusal is worded.
    public static Reply refused(Refusal refusal, boolean json) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Status", refusal.status());
        fields.put("Message", refusal.why());
        return new Document(ROOT, "RestException", fields).reply(refusal.status(), json);
    }
}
