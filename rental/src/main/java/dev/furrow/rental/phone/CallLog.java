package dev.furrow.rental.phone;

import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What happened in every call. It is also the menu's memory: what a step needs to know of those before is here, and
/// not in addresses that a provider hands back.
@Component
public class CallLog {
    private static final int LONGEST = 600;

    private final JdbcClient database;
    private final Pace clock;

    /// In which direction a call went.
    public enum Direction {
        IN,
        OUT,
        MISSED
    }

    /// A call.
    ///
    /// @param steps what was said and done, word by word
    public record Entry(
            String callId,
            @Nullable String accountId,
            String phone,
            Direction direction,
            String language,
            @Nullable String orderId,
            int wrongCodes,
            String outcome,
            String steps,
            Instant startedAt) {}

    CallLog(JdbcClient database, Pace clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Begins, or goes on with, a call.
    @Transactional
    public Entry open(String callId, @Nullable String accountId, String phone, Direction direction, String language) {
        database.sql("""
                insert into call_log (call_id, account_id, phone, direction, language, outcome, started_at, updated_at)
                values (?, ?, ?, ?, ?, 'BEGUN', ?, ?) on conflict do nothing""")
                .params(Values.of(
                        callId,
                        accountId,
                        phone,
                        direction.name(),
                        language,
                        Utc.of(clock.instant()),
                        Utc.of(clock.instant())))
                .update();
        return find(callId);
    }

    /// Whether nothing is known of a call.
    boolean isNew(String callId) {
        return database.sql("select count(*) from call_log where call_id = ?")
                        .param(callId)
                        .query(Long.class)
                        .single()
                == 0;
    }

    Entry find(String callId) {
        return database.sql("select * from call_log where call_id = ?")
                .param(callId)
                .query(CallLog::read)
                .single();
    }

    void speak(String callId, String language) {
        database.sql("update call_log set language = ? where call_id = ?")
                .params(language, callId)
                .update();
    }

    void about(String callId, String orderId) {
        database.sql("update call_log set order_id = ? where call_id = ?")
                .params(orderId, callId)
                .update();
    }

    void wrongCode(String callId) {
        database.sql("update call_log set wrong_codes = wrong_codes + 1 where call_id = ?")
                .param(callId)
                .update();
        step(callId, "wrong code", "WRONG_CODE");
    }

    /// Adds what happened; the latest outcome is the call's.
    void step(String callId, String what, String outcome) {
        database.sql("""
                update call_log set steps = substring(steps || case when steps = '' then '' else '; ' end || ? from 1 for ?),
                                    outcome = ?, updated_at = ?
                where call_id = ?""")
                .params(what, LONGEST, outcome, Utc.of(clock.instant()), callId)
                .update();
    }

    /// The latest calls of an area's people, or all.
    ///
    /// @param hubId null for all
    /// @param after the last call of the page before; null for the first page
    public List<Entry> latest(@Nullable String hubId, @Nullable String after, int atMost) {
        return database.sql("""
                select c.* from call_log c left join account a on a.id = c.account_id
                left join rental_order o on o.id = c.order_id
                where (cast(? as varchar) is null or a.hub_id = ? or o.hub_id = ?) and (cast(? as varchar) is null
                  or c.started_at < (select started_at from call_log where call_id = ?)
                  or c.started_at = (select started_at from call_log where call_id = ?) and c.call_id > ?)
                order by c.started_at desc, c.call_id limit ?""")
                .params(Values.of(hubId, hubId, hubId, after, after, after, after, atMost))
                .query(CallLog::read)
                .list();
    }

    /// Calls of a day, and how they ended.
    public record Day(String day, Direction direction, String outcome, long calls) {}

    /// Calls since an instant, by day.
    public List<Day> summary(Instant since) {
        return database.sql("""
                select cast(started_at as date) as called_on, direction, outcome, count(*) as calls from call_log
                where started_at >= ? group by cast(started_at as date), direction, outcome order by 1, 2, 3""")
                .param(Utc.of(since))
                .query((row, number) -> new Day(
                        row.getString("called_on"),
                        Direction.valueOf(row.getString("direction")),
                        row.getString("outcome"),
                        row.getLong("calls")))
                .list();
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("call_id"),
                row.getString("account_id"),
                row.getString("phone"),
                Direction.valueOf(row.getString("direction")),
                row.getString("language"),
                row.getString("order_id"),
                row.getInt("wrong_codes"),
                row.getString("outcome"),
                row.getString("steps"),
                Utc.read(row, "started_at"));
    }
}
