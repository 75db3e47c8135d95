package dev.furrow.rental.web;

import static dev.furrow.rental.access.Role.HUB;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.order.OrderState;
import dev.furrow.rental.refusal.RefusedException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who drives in an area, with which machine, and what they do now.
@RestController
class RosterController {
    private final JdbcClient database;

    RosterController(JdbcClient database) {
        this.database = database;
    }

    /// @param shift in the operator's own zone
    /// @param state of the order that they work on; null if on none
    record Driver(
            String name,
            String phone,
            String supplier,
            @Nullable String machine,
            String shift,
            @Nullable OrderState state) {}

    @GetMapping("/api/operators")
    @Allowed(HUB)
    List<Driver> roster(Actor caller) {
        String hub = caller.hubId();
        if (hub == null) {
            throw RefusedException.forbidden("This account has no area");
        }
        return database.sql("""
                select a.name, a.phone, s.name as supplier, e.make, e.kind, p.shift_from, p.shift_to,
                       (select min(o.state) from rental_order o where o.operator_id = p.id
                          and o.state in ('EN_ROUTE', 'STARTED', 'PAUSED', 'RESUMED')) as state
                from operator p
                join account a on a.id = p.account_id
                join supplier s on s.id = p.supplier_id
                left join equipment e on e.id = p.equipment_id
                where s.hub_id = ? order by s.name, a.name""")
                .param(hub)
                .query((row, number) -> {
                    String make = row.getString("make");
                    String state = row.getString("state");
                    return new Driver(
                            row.getString("name"),
                            row.getString("phone"),
                            row.getString("supplier"),
                            make == null ? null : make + " " + row.getString("kind"),
                            clock(row.getInt("shift_from")) + "–" + clock(row.getInt("shift_to")),
                            state == null ? null : OrderState.valueOf(state));
                })
                .list();
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
