package dev.furrow.rental.hub;

import dev.furrow.rental.access.Role;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.sql.Values;
import dev.furrow.rental.time.Utc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Orders that somebody does not agree with, the oldest first.
@Component
class Complaints {
    private final JdbcClient database;

    Complaints(JdbcClient database) {
        this.database = database;
    }

    /// A complaint.
    ///
    /// @param by who complains
    /// @param phone to call back; null once the data of that person were erased
    record Complaint(
            String orderId,
            String code,
            String by,
            Role role,
            @Nullable String phone,
            String reason,
            Instant since,
            @Nullable Money billed) {}

    /// @param hubId null for all areas
    List<Complaint> open(@Nullable String hubId) {
        return database.sql("""
                select o.id, o.code, o.billed_minor, o.currency, a.name, a.phone, t.role, t.reason, t.at
                from rental_order o
                join order_transition t on t.order_id = o.id and t.id =
                    (select max(m.id) from order_transition m where m.order_id = o.id and m.move = 'DISPUTE')
                join account a on a.id = t.account_id
                where o.state = 'DISPUTED' and (cast(? as varchar) is null or o.hub_id = ?)
                order by t.at, o.id limit 200""")
                .params(Values.of(hubId, hubId))
                .query((row, number) -> {
                    String phone = row.getString("phone");
                    return new Complaint(
                            row.getString("id"),
                            row.getString("code"),
                            row.getString("name"),
                            Role.valueOf(row.getString("role")),
                            phone.startsWith("+") ? phone : null,
                            String.valueOf(row.getString("reason")),
                            Utc.read(row, "at"),
                            row.getObject("billed_minor") == null
                                    ? null
                                    : new Money(row.getLong("billed_minor"), row.getString("currency")));
                })
                .list();
    }
}
