package dev.furrow.rental.notification;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// How somebody is told: by which channels, when not, and by which apps.
@RestController
class NotificationController {
    private final Preferences preferences;
    private final PushDevices devices;
    private final Deliveries deliveries;
    private final Announcements announcements;
    private final Accounts accounts;
    private final Idempotency idempotency;

    NotificationController(
            Preferences preferences,
            PushDevices devices,
            Deliveries deliveries,
            Announcements announcements,
            Accounts accounts,
            Idempotency idempotency) {
        this.announcements = announcements;
        this.accounts = accounts;
        this.idempotency = idempotency;
        this.preferences = preferences;
        this.devices = devices;
        this.deliveries = deliveries;
    }

    @GetMapping("/api/notification/preference")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    Preference preference(Actor caller) {
        return preferences.of(caller.account());
    }

    /// What an app says about its owner's wishes; a time that is none is refused.
    record Wish(boolean push, boolean sms, boolean voice, int quietFrom, int quietTo) {
        Preference checked() {
            try {
                return new Preference(push, sms, voice, quietFrom, quietTo);
            } catch (IllegalArgumentException senseless) {
                throw RefusedException.invalid(String.valueOf(senseless.getMessage()));
            }
        }
    }

    /// Needs no key: said twice is said once.
    @PutMapping("/api/notification/preference")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    Preference prefer(Actor caller, @RequestBody Wish wish) {
        preferences.set(caller.account(), wish.checked());
        return preferences.of(caller.account());
    }

    @GetMapping("/api/announcements")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    List<Announcements.Told> announcements(Actor caller) {
        return announcements.latest(accounts.find(caller.account()).orElseThrow());
    }

    @PostMapping("/api/announcements")
    @Allowed(MANAGEMENT)
    Announcements.Told announce(
            Actor caller,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Announcements.Announcement announcement) {
        return idempotency.once(
                caller,
                key,
                announcement,
                Announcements.Told.class,
                () -> announcements.announce(caller, announcement));
    }

    record App(String device) {}

    /// Needs no key: added twice is added once.
    @PutMapping("/api/notification/apps/{token}")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void add(Actor caller, @PathVariable String token, @RequestBody App app) {
        if (token.length() > 300 || app.device().isBlank() || app.device().length() > 120) {
            throw RefusedException.invalid("A token has at most 300 characters, and device is a name of at most 120");
        }
        devices.add(caller.account(), token, app.device());
    }

    @DeleteMapping("/api/notification/apps/{token}")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void remove(Actor caller, @PathVariable String token) {
        devices.remove(caller.account(), token);
    }

    /// An app has shown the push of a notice: the one report of arrival that pushes have.
    @PutMapping("/api/notification/seen/{noticeId}")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    void seen(Actor caller, @PathVariable String noticeId) {
        deliveries.ofNotice(noticeId).stream()
                .filter(each ->
                        each.channel() == Channel.PUSH && each.accountId().equals(caller.account()))
                .forEach(each -> deliveries.move(each.id(), Delivery.State.DELIVERED, "SEEN"));
    }
}
