package dev.furrow.rental.notification;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The apps that can be pushed to.
@Component
class PushDevices {
    /// The outbox topic of apps that shall listen to push topics; the body is the token, a space and the topics.
    static final String HEARING = "push.hearing";

    /// The outbox topic of apps that shall listen no more.
    static final String DEAF = "push.deaf";

    private final JdbcClient database;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Pace clock;

    PushDevices(JdbcClient database, Accounts accounts, Outbox outbox, Pace clock) {
        this.database = database;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Adds an app; one says so whenever it starts. A token belongs to whoever came with it last: phones are lent and
    /// sold. It listens to the topics of its owner and to those of nobody else.
    @Transactional
    public void add(String accountId, String token, String device) {
        Account owner = accounts.find(accountId).orElseThrow();
        Set<String> others = new TreeSet<>(PushTopics.of(owner.role()));
        ownerOf(token).ifPresent(before -> others.addAll(PushTopics.of(before.role())));
        database.sql("delete from push_device where token = ?").param(token).update();
        database.sql("insert into push_device (token, account_id, device, added_at) values (?, ?, ?, ?)")
                .params(token, accountId, device, Utc.of(clock.instant()))
                .update();
        String own = PushTopics.of(owner.role(), owner.language());
        others.remove(own);
        outbox.send(DEAF, subject(token), token + " " + String.join(",", others));
        outbox.send(HEARING, subject(token), token + " " + own);
    }

    /// Forgets an app that its owner has signed out.
    @Transactional
    public void remove(String accountId, String token) {
        int gone = database.sql("delete from push_device where token = ? and account_id = ?")
                .params(token, accountId)
                .update();
        if (gone > 0) {
            Account owner = accounts.find(accountId).orElseThrow();
            outbox.send(DEAF, subject(token), token + " " + String.join(",", PushTopics.of(owner.role())));
        }
    }

    /// What an app shall listen to is told in order, whoever owned it meanwhile; a token itself is too long a
    /// subject.
    private static String subject(String token) {
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Optional<Account> ownerOf(String token) {
        return database.sql("select account_id from push_device where token = ?")
                .param(token)
                .query(String.class)
                .optional()
                .flatMap(accounts::find);
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
