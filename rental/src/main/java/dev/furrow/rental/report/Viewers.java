package dev.furrow.rental.report;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whose rows somebody may see.
@Component
class Viewers implements Subscribers {
    private final JdbcClient database;

    Viewers(JdbcClient database) {
        this.database = database;
    }

    Viewer of(Account account) {
        return new Viewer(
                account.id(), account.role().name(), own(account), ZoneId.of(account.zone()), account.language());
    }

    private @Nullable String own(Account account) {
        return switch (account.role()) {
            case FARMER, AGENT -> account.id();
            case HUB -> account.hubId();
            case SUPPLIER ->
                database.sql("select id from supplier where account_id = ?")
                        .param(account.id())
                        .query(String.class)
                        .optional()
                        .orElse(null);
            case OPERATOR, MANAGEMENT, SYSTEM -> null;
        };
    }

    @Override
    public List<Subscriber> of(String role) {
        return database.sql("""
                        select a.*, m.address from account a join mail_address m on m.account_id = a.id
                        where a.role = ? and not a.blocked order by a.id""")
                .param(role)
                .query((row, _) -> new Subscriber(
                        of(new Account(
                                row.getString("id"),
                                row.getString("phone"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                row.getString("hub_id"),
                                row.getString("language"),
                                row.getString("zone"))),
                        row.getString("address")))
                .list();
    }

    /// Sets or, with an empty address, removes where somebody gets mail.
    void address(Account account, String address) {
        database.sql("delete from mail_address where account_id = ?")
                .param(account.id())
                .update();
        if (!address.isEmpty()) {
            database.sql("insert into mail_address (account_id, address) values (?, ?)")
                    .params(account.id(), address)
                    .update();
        }
    }
}
