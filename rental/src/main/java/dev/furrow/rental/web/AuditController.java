package dev.furrow.rental.web;

import static dev.furrow.rental.access.Role.MANAGEMENT;

import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Source;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.time.Utc;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Every step of every order: who, from where, why.
@RestController
class AuditController {
    private final JdbcClient database;

    AuditController(JdbcClient database) {
        this.database = database;
    }

    record Step(
            long id,
            String orderId,
            String code,
            OrderMove move,
            OrderState from,
            OrderState to,
            @Nullable String name,
            Role role,
            Source source,
            @Nullable String reason,
            Instant at) {}

    /// What is empty is not asked for.
    ///
    /// @param phone of whoever did it
    /// @param after the last step of the page before
    @GetMapping("/api/audit")
    @Allowed(MANAGEMENT)
    List<Step> search(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long after) {
        return database.sql("""
                select t.*, o.code, a.name from order_transition t
                join rental_order o on o.id = t.order_id
                left join account a on a.id = t.account_id
                where (:code = '' or o.code = :code) and (:phone = '' or a.phone = :phone)
                  and (:move = '' or t.move = :move) and (:source = '' or t.channel = :source)
                  and t.id < :after
                order by t.id desc fetch first 200 rows only""")
                .param("code", code.strip())
                .param("phone", phone.strip())
                .param("move", move)
                .param("source", source)
                .param("after", after)
                .query((row, number) -> new Step(
                        row.getLong("id"),
                        row.getString("order_id"),
                        row.getString("code"),
                        OrderMove.valueOf(row.getString("move")),
                        OrderState.valueOf(row.getString("source")),
                        OrderState.valueOf(row.getString("target")),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        Source.valueOf(row.getString("channel")),
                        row.getString("reason"),
                        Utc.read(row, "at")))
                .list();
    }
}
