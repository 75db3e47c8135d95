package dev.furrow.rental.notice;

import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps notices for the screens. A component that speaks through other channels is a [Notices] of its own, marked as
/// primary, which hands each notice to this one first.
@Component
public class InAppNotices implements Notices {
    private final JdbcClient database;
    private final JsonMapper json;
    private final Pace clock;

    /// @param clock of the business
    public InAppNotices(JdbcClient database, JsonMapper json, Pace clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// The number of a notice: the same for the same key and person.
    public static String idOf(String key, String accountId) {
        return UUID.nameUUIDFromBytes((accountId + " " + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /// Whether a notice has been told already.
    public boolean isKept(String id) {
        return database.sql("select count(*) from notice where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    @Override
    public void tell(String key, Notice notice, Urgency urgency) {
        String id = idOf(key, notice.accountId());
        database.sql("""
                insert into notice (id, account_id, event, order_id, facts, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(Values.of(
                        id,
                        notice.accountId(),
                        notice.event().name(),
                        notice.orderId(),
                        json.writeValueAsString(notice.facts()),
                        Utc.of(clock.instant())))
                .update();
    }

    /// What somebody was told last.
    public List<Kept> latest(String accountId, int atMost) {
        return latest(accountId, null, atMost);
    }

    /// What somebody was told before a notice.
    ///
    /// @param after the last notice of the page before; null for the first page
    public List<Kept> latest(String accountId, @Nullable String after, int atMost) {
        return database.sql("""
                select * from notice where account_id = ? and (cast(? as varchar) is null
                  or created_at < (select created_at from notice where id = ?)
                  or created_at = (select created_at from notice where id = ?) and id > ?)
                order by created_at desc, id limit ?""")
                .params(Values.of(accountId, after, after, after, after, atMost))
                .query((row, number) -> new Kept(
                        row.getString("id"),
                        Event.valueOf(row.getString("event")),
                        row.getString("order_id"),
                        row.getString("facts"),
                        Utc.read(row, "created_at"),
                        Utc.readOrNull(row, "read_at")))
                .list();
    }

    /// Marks a notice as read.
    public void read(String accountId, String id) {
        database.sql("update notice set read_at = ? where id = ? and account_id = ? and read_at is null")
                .params(Utc.of(clock.instant()), id, accountId)
                .update();
    }

    /// A notice as it was told.
    ///
    /// @param facts JSON
    public record Kept(
            String id,
            Event event,
            @Nullable String orderId,
            String facts,
            Instant createdAt,
            @Nullable Instant readAt) {}
}
