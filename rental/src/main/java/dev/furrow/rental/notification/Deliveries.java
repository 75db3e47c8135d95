package dev.furrow.rental.notification;

import dev.furrow.rental.outbox.Outbox;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What became of every message.
@Component
public class Deliveries {
    /// The outbox topic of ends; the subject is the notice's number, the body the channel, a space and the end.
    static final String ENDED = "delivery.ended";

    private final JdbcClient database;
    private final Outbox outbox;
    private final Pace clock;

    Deliveries(JdbcClient database, Outbox outbox, Pace clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Takes down a message that is about to be sent.
    ///
    /// @return false if this notice has been sent by this channel already
    @Transactional
    public boolean begin(Delivery delivery) {
        return database.sql("""
                insert into delivery (id, notice_id, account_id, event, order_id, channel, language, words, state,
                                      units, cost_minor, currency, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?) on conflict do nothing""")
                        .params(Values.of(
                                delivery.id(),
                                delivery.noticeId(),
                                delivery.accountId(),
                                delivery.event(),
                                delivery.orderId(),
                                delivery.channel().name(),
                                delivery.language(),
                                delivery.words(),
                                delivery.units(),
                                delivery.costMinor(),
                                delivery.currency(),
                                Utc.of(delivery.createdAt())))
                        .update()
                == 1;
    }

    /// The provider has taken it.
    @Transactional
    public void accepted(String id, String providerId) {
        database.sql("update delivery set provider_id = ? where id = ?")
                .params(providerId, id)
                .update();
        move(id, Delivery.State.ACCEPTED, null);
    }

    /// A message goes on, unless it has gone as far already.
    ///
    /// @return whether it went on
    @Transactional
    public boolean move(String id, Delivery.State to, @Nullable String code) {
        Delivery delivery = lock(id).orElse(null);
        if (delivery == null || !to.comesAfter(delivery.state())) {
            return false;
        }
        @Nullable Instant end = to.isEnd() ? clock.instant() : null;
        database.sql("update delivery set state = ?, code = ?, ended_at = ? where id = ?")
                .params(Values.of(to.name(), code, end == null ? null : Utc.of(end), id))
                .update();
        if (to.isEnd()) {
            outbox.send(ENDED, delivery.noticeId(), delivery.channel() + " " + to);
        }
        return true;
    }

    /// What it costs turned out otherwise.
    public void billed(String id, int units, long costMinor) {
        database.sql("update delivery set units = ?, cost_minor = ? where id = ?")
                .params(units, costMinor, id)
                .update();
    }

    private Optional<Delivery> lock(String id) {
        return database.sql("select * from delivery where id = ? for update")
                .param(id)
                .query(Deliveries::read)
                .optional();
    }

    /// By its number.
    public Optional<Delivery> find(String id) {
        return database.sql("select * from delivery where id = ?")
                .param(id)
                .query(Deliveries::read)
                .optional();
    }

    /// What was sent for a notice, in the order of channels.
    public List<Delivery> ofNotice(String noticeId) {
        return database.sql("select * from delivery where notice_id = ? order by channel")
                .param(noticeId)
                .query(Deliveries::read)
                .list();
    }

    /// The latest messages.
    public List<Delivery> latest(int atMost) {
        return database.sql("select * from delivery order by created_at desc, id limit ?")
                .param(atMost)
                .query(Deliveries::read)
                .list();
    }

    /// What was sent in a time, by day, channel, event and end.
    public List<Share> summary(Instant from, Instant to) {
        return database.sql("""
                select cast(created_at as date) as sent_on, channel, event, state, coalesce(code, '') as why,
                       count(*) as messages, sum(units) as units, sum(cost_minor) as cost, currency
                from delivery where created_at >= ? and created_at < ?
                group by cast(created_at as date), channel, event, state, coalesce(code, ''), currency
                order by 1, 2, 3, 4, 5""")
                .params(Utc.of(from), Utc.of(to))
                .query((row, number) -> new Share(
                        row.getString("sent_on"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("event"),
                        Delivery.State.valueOf(row.getString("state")),
                        row.getString("why"),
                        row.getLong("messages"),
                        row.getLong("units"),
                        row.getLong("cost"),
                        row.getString("currency")))
                .list();
    }

    /// A line of the dashboard.
    ///
    /// @param day of the database's clock
    public record Share(
            String day,
            Channel channel,
            String event,
            Delivery.State state,
            String code,
            long messages,
            long units,
            long costMinor,
            String currency) {}

    private static Delivery read(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("notice_id"),
                row.getString("account_id"),
                row.getString("event"),
                row.getString("order_id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("language"),
                row.getString("words"),
                row.getString("provider_id"),
                Delivery.State.valueOf(row.getString("state")),
                row.getString("code"),
                row.getInt("units"),
                row.getLong("cost_minor"),
                row.getString("currency"),
                Utc.read(row, "created_at"),
                Utc.readOrNull(row, "ended_at"));
    }
}
