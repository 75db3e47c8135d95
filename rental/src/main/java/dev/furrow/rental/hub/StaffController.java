package dev.furrow.rental.hub;

import static dev.furrow.rental.access.Role.MANAGEMENT;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Takes on those who run desks, collect demand, or manage; they sign in with a code that comes to their phone.
@RestController
class StaffController {
    private final Accounts accounts;
    private final Hubs hubs;
    private final Idempotency idempotency;

    StaffController(Accounts accounts, Hubs hubs, Idempotency idempotency) {
        this.accounts = accounts;
        this.hubs = hubs;
        this.idempotency = idempotency;
    }

    /// @param hubId of those who run a desk; null for others
    record Newcomer(
            String phone, String name, Role role, @Nullable String hubId, String language) {}

    @PostMapping("/api/staff")
    @Allowed(MANAGEMENT)
    Account takeOn(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Newcomer newcomer) {
        switch (newcomer.role) {
            case HUB -> {
                if (hubs.all().stream().noneMatch(hub -> hub.id().equals(newcomer.hubId))) {
                    throw RefusedException.invalid("hubId is missing, or there is no such hub");
                }
            }
            case AGENT, MANAGEMENT -> {
                if (newcomer.hubId != null) {
                    throw RefusedException.invalid("hubId is for those who run a desk");
                }
            }
            case FARMER, SUPPLIER, OPERATOR, SYSTEM ->
                throw RefusedException.invalid("role must be HUB, AGENT or MANAGEMENT");
        }
        return idempotency.once(
                caller,
                key,
                newcomer,
                Account.class,
                () -> accounts.register(
                        newcomer.phone, newcomer.name, newcomer.role, newcomer.hubId, newcomer.language));
    }
}
