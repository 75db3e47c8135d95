package dev.furrow.rental.hub;

import dev.furrow.rental.place.Place;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All areas. A field belongs to the area whose hub is nearest.
@Component
public class Hubs {
    private final JdbcClient database;

    /// For Spring.
    public Hubs(JdbcClient database) {
        this.database = database;
    }

    /// Opens one.
    @Transactional
    public Hub open(String name, Place place) {
        String id = UUID.randomUUID().toString();
        database.sql("insert into hub (id, name, latitude, longitude) values (?, ?, ?, ?)")
                .params(id, name, place.latitude(), place.longitude())
                .update();
        return new Hub(id, name, place);
    }

    /// All of them.
    public List<Hub> all() {
        return database.sql("select * from hub order by name, id")
                .query((row, number) -> new Hub(
                        row.getString("id"),
                        row.getString("name"),
                        new Place(row.getDouble("latitude"), row.getDouble("longitude"))))
                .list();
    }
}
