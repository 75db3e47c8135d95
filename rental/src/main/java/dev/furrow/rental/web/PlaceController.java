package dev.furrow.rental.web;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Places that somebody can choose without a map: fields of earlier orders, newest first, then the areas' desks.
@RestController
class PlaceController {
    private final JdbcClient database;

    PlaceController(JdbcClient database) {
        this.database = database;
    }

    record Known(String name, double latitude, double longitude) {}

    @GetMapping("/api/places")
    @Allowed({FARMER, SUPPLIER, HUB, AGENT})
    List<Known> places(Actor caller) {
        return database.sql("""
                select village as name, latitude, longitude, 0 as part, max(created_at) as newest
                from rental_order where created_by = ? group by village, latitude, longitude
                union all
                select name, latitude, longitude, 1, null from hub
                order by part, newest desc, name fetch first 40 rows only""")
                .param(caller.account())
                .query((row, number) ->
                        new Known(row.getString("name"), row.getDouble("latitude"), row.getDouble("longitude")))
                .list();
    }
}
