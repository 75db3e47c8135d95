package dev.furrow.rental.web;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Who is signed in, and how they want to read.
@RestController
class MeController {
    private static final Set<String> LANGUAGES = Set.of("en", "hi", "mr");

    private final Accounts accounts;
    private final JdbcClient database;
    private final Pace clock;

    MeController(Accounts accounts, JdbcClient database, Pace clock) {
        this.accounts = accounts;
        this.database = database;
        this.clock = clock;
    }

    /// Without the phone number: a screen that is kept on a device shows nobody's.
    ///
    /// @param now what time it is here
    /// @param speed how much faster than life it goes
    record Me(
            String id,
            String name,
            Role role,
            @Nullable String hubId,
            String language,
            String zone,
            Instant now,
            double speed) {
        static Me of(Account account, Pace clock) {
            return new Me(
                    account.id(),
                    account.name(),
                    account.role(),
                    account.hubId(),
                    account.language(),
                    account.zone(),
                    clock.instant(),
                    clock.speed());
        }
    }

    record Reading(String language, String zone) {}

    @GetMapping("/api/me")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    Me me(Actor caller) {
        return Me.of(accounts.find(caller.account()).orElseThrow(), clock);
    }

    /// Needs no key: setting twice is setting once.
    @PutMapping("/api/me")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    Me read(Actor caller, @RequestBody Reading reading) {
        if (!LANGUAGES.contains(String.valueOf(reading.language))) {
            throw RefusedException.invalid("language is \"" + reading.language + "\"; it must be one of en, hi, mr");
        }
        database.sql("update account set language = ?, zone = ?, version = version + 1 where id = ?")
                .params(reading.language, zone(String.valueOf(reading.zone)), caller.account())
                .update();
        return me(caller);
    }

    private static String zone(String name) {
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException unknown) {
            throw RefusedException.invalid("zone is \"" + name + "\"; it must be like Asia/Kolkata");
        }
    }
}
