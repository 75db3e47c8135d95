package dev.furrow.rental.identity;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing in with a phone. Whether a phone is known is told to nobody who has not shown that it is theirs; a phone
/// that is not becomes a farmer's or a supplier's who gives a name.
///
/// The provider is asked outside of transactions. A try is counted before it is made, so that many at once are not
/// more.
@Component
class SignIns {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient database;
    private final OneTimeCodes codes;
    private final Accounts accounts;
    private final Sessions sessions;
    private final OtpProperties limits;
    private final TransactionTemplate transaction;
    private final Pace clock;

    /// A sign-in that has begun.
    ///
    /// @param sendAgainAt when a code may be sent again; null for not any more
    record Begun(String id, Instant expiresAt, @Nullable Instant sendAgainAt) {}

    /// Somebody is in.
    ///
    /// @param token is not kept
    record SignedIn(String token, Account account) {}

    private record SignIn(
            String id,
            String phone,
            String providerId,
            int sends,
            int attempts,
            Instant sentAt,
            Instant expiresAt,
            boolean proven,
            boolean over) {}

    SignIns(
            JdbcClient database,
            OneTimeCodes codes,
            Accounts accounts,
            Sessions sessions,
            OtpProperties limits,
            TransactionTemplate transaction,
            Pace clock) {
        this.database = database;
        this.codes = codes;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Begins: a code is sent.
    ///
    /// @param origin the address that asks
    Begun begin(String phone, String origin) {
        if (!phone.matches("\\+[1-9][0-9]{7,14}")) {
            throw RefusedException.invalid("phone must be like +919812345678");
        }
        requireFew("phone", phone, limits.perPhone());
        requireFew("origin", origin, limits.perOrigin());
        String providerId = codes.send(phone, OneTimeCodes.Way.SMS);
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            database.sql("update sign_in set ended_at = ?, outcome = 'REPLACED' where phone = ? and ended_at is null")
                    .params(Utc.of(now), phone)
                    .update();
            database.sql("""
                    insert into sign_in (id, phone, origin, provider_id, sends, sent_at, expires_at, begun_at)
                    values (?, ?, ?, ?, 1, ?, ?, ?)""")
                    .params(
                            id,
                            phone,
                            origin,
                            providerId,
                            Utc.of(now),
                            Utc.of(now.plus(clock.during(limits.valid()))),
                            Utc.of(now))
                    .update();
        });
        return begun(open(id));
    }

    private void requireFew(String column, String value, int most) {
        long begun = database.sql("select count(*) from sign_in where " + column + " = ? and begun_at > ?")
                .params(value, Utc.of(clock.instant().minus(clock.during(WINDOW))))
                .query(Long.class)
                .single();
        if (begun >= most) {
            throw RefusedException.conflict("Too many sign-ins. Please wait an hour, or call your hub.");
        }
    }

    /// Has a new code sent; the one before is good for nothing then.
    Begun again(String id, OneTimeCodes.Way way) {
        SignIn signIn = open(id);
        Instant now = clock.instant();
        if (signIn.sends() >= limits.sends()) {
            throw RefusedException.conflict("The code was sent " + signIn.sends() + " times. Please begin anew.");
        }
        if (now.isBefore(maySendAgain(signIn))) {
            throw RefusedException.conflict("Please wait a little before the code is sent again.");
        }
        int claimed = database.sql("update sign_in set sends = sends + 1, sent_at = ? where id = ? and sends = ?")
                .params(Utc.of(now), id, signIn.sends())
                .update();
        if (claimed == 0) {
            throw RefusedException.conflict("The code is being sent already.");
        }
        String providerId = codes.send(signIn.phone(), way);
        database.sql("update sign_in set provider_id = ? where id = ?")
                .params(providerId, id)
                .update();
        return begun(open(id));
    }

    /// Ends: whoever knows the code is in. Whoever is asked for a name then sends it with the same code.
    ///
    /// @param name of somebody new; null for those who are known
    /// @param role of somebody new
    SignedIn verify(String id, String code, String device, @Nullable String name, String language, Role role) {
        if (!code.matches("[0-9]{4,10}")) {
            throw RefusedException.invalid("The code has only digits");
        }
        SignIn signIn = open(id);
        if (signIn.proven()) {
            return enter(signIn, device, name, language, role);
        }
        int counted = database.sql("update sign_in set attempts = attempts + 1 where id = ? and attempts < ?")
                .params(id, limits.attempts())
                .update();
        if (counted == 0) {
            end(id, "SPOILED");
            throw RefusedException.conflict("Too many wrong codes. Please begin anew.");
        }
        return switch (codes.verify(signIn.providerId(), code)) {
            case WRONG -> throw RefusedException.invalid("The code is wrong.");
            case OVER -> {
                end(id, "SPOILED");
                throw RefusedException.conflict("The code is not good any more. Please begin anew.");
            }
            case RIGHT -> {
                database.sql("update sign_in set proven = true where id = ?")
                        .param(id)
                        .update();
                yield enter(signIn, device, name, language, role);
            }
        };
    }

    private SignedIn enter(SignIn signIn, String device, @Nullable String name, String language, Role role) {
        Account account = accounts.byPhone(signIn.phone()).orElse(null);
        if (account == null && (name == null || name.isBlank())) {
            throw RefusedException.invalid("The phone is new here: give your name as well.");
        }
        Account known = account == null
                ? accounts.register(signIn.phone(), String.valueOf(name), role, null, language)
                : account;
        end(signIn.id(), "SIGNED_IN");
        return new SignedIn(sessions.open(known.id(), device), known);
    }

    private void end(String id, String outcome) {
        database.sql("update sign_in set ended_at = ?, outcome = ? where id = ? and ended_at is null")
                .params(Utc.of(clock.instant()), outcome, id)
                .update();
    }

    private SignIn open(String id) {
        SignIn signIn = database.sql("select * from sign_in where id = ?")
                .param(id)
                .query(SignIns::read)
                .optional()
                .orElseThrow(() -> RefusedException.notFound("sign-in " + id));
        if (signIn.over() || !clock.instant().isBefore(signIn.expiresAt())) {
            throw RefusedException.conflict("This sign-in is over. Please begin anew.");
        }
        return signIn;
    }

    private Instant maySendAgain(SignIn signIn) {
        return signIn.sentAt().plus(clock.during(limits.between()));
    }

    private Begun begun(SignIn signIn) {
        boolean may = signIn.sends() < limits.sends();
        return new Begun(signIn.id(), signIn.expiresAt(), may ? maySendAgain(signIn) : null);
    }

    private static SignIn read(ResultSet row, int number) throws SQLException {
        return new SignIn(
                row.getString("id"),
                row.getString("phone"),
                row.getString("provider_id"),
                row.getInt("sends"),
                row.getInt("attempts"),
                Utc.read(row, "sent_at"),
                Utc.read(row, "expires_at"),
                row.getBoolean("proven"),
                Utc.readOrNull(row, "ended_at") != null);
    }
}
