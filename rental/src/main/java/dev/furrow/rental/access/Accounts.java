package dev.furrow.rental.access;

import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everybody who is known, by number or phone.
@Component
public class Accounts {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{7,14}");

    private final JdbcClient database;
    private final Pace clock;

    /// @param clock of the business
    public Accounts(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes an account, or gives the one that the phone has.
    ///
    /// @throws RefusedException if the phone belongs to somebody in another role
    public Account register(String phone, String name, Role role, @Nullable String hubId, String language) {
        if (!PHONE.matcher(phone).matches()) {
            throw RefusedException.invalid("phone is \"" + phone + "\"; it must be like +919812345678");
        }
        if (role == Role.SYSTEM) {
            throw RefusedException.invalid("No account has the role SYSTEM");
        }
        database.sql("""
                insert into account (id, phone, name, role, hub_id, language, created_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Values.of(
                        UUID.randomUUID().toString(),
                        phone,
                        name,
                        role.name(),
                        hubId,
                        language,
                        Utc.of(clock.instant())))
                .update();
        Account account = byPhone(phone).orElseThrow();
        if (account.role() != role) {
            throw RefusedException.conflict(phone + " belongs to somebody who is " + account.role());
        }
        return account;
    }

    /// By phone; nobody if blocked.
    public Optional<Account> byPhone(String phone) {
        return database.sql("select * from account where phone = ? and not blocked")
                .param(phone)
                .query(Accounts::read)
                .optional();
    }

    /// By number.
    public Optional<Account> find(String id) {
        return database.sql("select * from account where id = ?")
                .param(id)
                .query(Accounts::read)
                .optional();
    }

    /// Those who run the desk of an area.
    public List<Account> desk(String hubId) {
        return database.sql("select * from account where role = 'HUB' and hub_id = ? order by id")
                .param(hubId)
                .query(Accounts::read)
                .list();
    }

    static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getString("id"),
                row.getString("phone"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("hub_id"),
                row.getString("language"),
                row.getString("zone"));
    }
}
