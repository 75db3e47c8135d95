package dev.furrow.rental.identity;

import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The devices on which somebody is signed in. Outside they go by the beginning of their token's hash, which is
/// enough to tell one's own apart and opens nothing.
@Component
class Devices {
    private static final int ID = 16;

    private final JdbcClient database;
    private final Pace clock;

    Devices(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param token of the device that asks
    List<SignInController.Device> of(String accountId, @Nullable String token) {
        String own = token == null ? "" : Sessions.hash(token);
        return database.sql("""
                select * from session where account_id = ? and revoked_at is null and expires_at > ?
                order by opened_at desc""")
                .params(accountId, Utc.of(clock.instant()))
                .query((row, number) -> new SignInController.Device(
                        row.getString("token_hash").substring(0, ID),
                        row.getString("device"),
                        Utc.read(row, "opened_at"),
                        Utc.read(row, "expires_at"),
                        row.getString("token_hash").equals(own)))
                .list();
    }

    /// @return whether there was such a device
    boolean revoke(String accountId, String id) {
        if (!id.matches("[0-9a-f]{" + ID + "}")) {
            return false;
        }
        return database.sql("""
                update session set revoked_at = ? where account_id = ? and token_hash like ? and revoked_at is null""")
                        .params(Utc.of(clock.instant()), accountId, id + "%")
                        .update()
                > 0;
    }
}
