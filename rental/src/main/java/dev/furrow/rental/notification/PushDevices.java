package dev.furrow.rental.notification;

import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The apps that can be pushed to.
@Component
class PushDevices {
    private final JdbcClient database;
    private final Pace clock;

    PushDevices(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds an app. A token belongs to whoever came with it last: phones are lent and sold.
    @Transactional
    public void add(String accountId, String token, String device) {
        database.sql("delete from push_device where token = ?").param(token).update();
        database.sql("insert into push_device (token, account_id, device, added_at) values (?, ?, ?, ?)")
                .params(token, accountId, device, Utc.of(clock.instant()))
                .update();
    }

    /// Forgets an app that its owner has signed out.
    public void remove(String accountId, String token) {
        database.sql("delete from push_device where token = ? and account_id = ?")
                .params(token, accountId)
                .update();
    }

    /// The tokens that may still be good.
    List<String> of(String accountId) {
        return database.sql("select token from push_device where account_id = ? and stale_at is null order by added_at")
                .param(accountId)
                .query((row, number) -> row.getString("token"))
                .list();
    }

    /// The provider says that a token is good for nothing any more.
    void stale(String token) {
        database.sql("update push_device set stale_at = ? where token = ?")
                .params(Utc.of(clock.instant()), token)
                .update();
    }
}
