package dev.furrow.rental.equipment;

import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// All machines, and what they cost.
@Component
public class Catalogue {
    private static final int LARGEST_RADIUS = 200_000;
    private static final int LONGEST_BUFFER = 24 * 60;
    private static final int MOST_PHOTOS = 8;

    private final JdbcClient database;
    private final JsonMapper json;
    private final Pace clock;
    private final RentalProperties properties;
    private final OfferedCache offered;

    /// @param clock of the business
    Catalogue(JdbcClient database, JsonMapper json, Pace clock, RentalProperties properties, OfferedCache offered) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.properties = properties;
        this.offered = offered;
    }

    /// Takes a machine up.
    @Transactional
    public Equipment declare(Supplier supplier, Declaration said) {
        check(said);
        String id = UUID.randomUUID().toString();
        Place home = new Place(said.latitude(), said.longitude());
        database.sql("""
                insert into equipment (id, supplier_id, kind, make, power_hp, attachments, latitude, longitude, cell,
                    radius_m, buffer_minutes, zone, status, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE', ?)""")
                .params(
                        id,
                        supplier.id(),
                        said.kind().name(),
                        said.make(),
                        said.powerHp(),
                        String.join(",", said.attachments()),
                        home.latitude(),
                        home.longitude(),
                        home.cell(),
                        said.radiusMetres(),
                        said.bufferMinutes(),
                        properties.zone().getId(),
                        Utc.of(clock.instant()))
                .update();
        hours(id, said.hours());
        said.prices().forEach(terms -> price(id, terms));
        photos(id, said.photos());
        return required(id);
    }

    /// Sets when a machine may be had, on the days of every week.
    @Transactional
    public void hours(String equipmentId, List<OpeningHours> hours) {
        database.sql("delete from equipment_hours where equipment_id = ?")
                .param(equipmentId)
                .update();
        for (OpeningHours each : hours) {
            database.sql(
                            "insert into equipment_hours (equipment_id, weekday, from_minute, to_minute) values (?, ?, ?, ?)")
                    .params(equipmentId, each.weekday(), each.fromMinute(), each.toMinute())
                    .update();
        }
        changed(equipmentId);
    }

    /// Sets the photos of a machine, in their order.
    ///
    /// @param photos keys of open assets
    @Transactional
    public void photos(String equipmentId, List<String> photos) {
        if (photos.size() > MOST_PHOTOS) {
            throw RefusedException.invalid("A machine has at most " + MOST_PHOTOS + " photos");
        }
        database.sql("delete from equipment_photo where equipment_id = ?")
                .param(equipmentId)
                .update();
        for (int position = 0; position < photos.size(); position++) {
            database.sql("insert into equipment_photo (equipment_id, position, asset_key) values (?, ?, ?)")
                    .params(equipmentId, position, photos.get(position))
                    .update();
        }
        changed(equipmentId);
    }

    /// The photos of a machine.
    public List<String> photos(String equipmentId) {
        return database.sql("select asset_key from equipment_photo where equipment_id = ? order by position")
                .param(equipmentId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// What a machine is offered for belongs to its version.
    private void changed(String equipmentId) {
        database.sql("update equipment set version = version + 1 where id = ?")
                .param(equipmentId)
                .update();
    }

    /// What a machine is offered for, and when.
    public Offered offered(Equipment machine) {
        return Objects.requireNonNull(offered(List.of(machine)).get(machine.id()));
    }

    /// What machines are offered for, and when, by their number. What was read before is not read again.
    public Map<String, Offered> offered(Collection<Equipment> machines) {
        return offered.of(machines, this::read);
    }

    private Map<String, Offered> read(List<Equipment> machines) {
        List<String> ids = machines.stream().map(Equipment::id).toList();
        Map<String, List<Terms>> prices = prices(ids);
        Map<String, List<OpeningHours>> hours = hours(ids);
        return ids.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new Offered(prices.getOrDefault(id, List.of()), hours.getOrDefault(id, List.of()))));
    }

    private Map<String, List<OpeningHours>> hours(Collection<String> machines) {
        Map<String, List<OpeningHours>> hours = new HashMap<>();
        database.sql("""
                select equipment_id, weekday, from_minute, to_minute from equipment_hours
                where equipment_id in (:machines) order by equipment_id, weekday, from_minute""").param("machines", machines).query(row -> {
            hours.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                    .add(new OpeningHours(row.getInt(2), row.getInt(3), row.getInt(4)));
        });
        return hours;
    }

    private void check(Declaration said) {
        if (said.prices().isEmpty()) {
            throw RefusedException.invalid("prices is empty; a machine needs at least one price line");
        }
        if (said.radiusMetres() < 1 || said.radiusMetres() > LARGEST_RADIUS) {
            throw RefusedException.invalid(
                    "radiusMetres is " + said.radiusMetres() + "; it must be 1 to " + LARGEST_RADIUS);
        }
        if (said.bufferMinutes() < 0 || said.bufferMinutes() > LONGEST_BUFFER) {
            throw RefusedException.invalid(
                    "bufferMinutes is " + said.bufferMinutes() + "; it must be 0 to " + LONGEST_BUFFER);
        }
        if (said.prices().stream().map(Terms::model).distinct().count()
                < said.prices().size()) {
            throw RefusedException.invalid("prices has two lines of one model");
        }
        if (said.prices().stream().anyMatch(terms -> !terms.currency().equals(properties.currency()))) {
            throw RefusedException.invalid("prices must be in " + properties.currency());
        }
    }

    /// Sets what a machine costs by a model. Orders that were confirmed keep the terms that they have.
    @Transactional
    public void price(String equipmentId, Terms terms) {
        String text = json.writeValueAsString(terms);
        int changed = database.sql(
                        "update price_line set terms = ?, version = version + 1 where equipment_id = ? and model = ?")
                .params(text, equipmentId, terms.model().name())
                .update();
        if (changed == 0) {
            database.sql("insert into price_line (id, equipment_id, model, terms) values (?, ?, ?, ?)")
                    .params(
                            UUID.randomUUID().toString(),
                            equipmentId,
                            terms.model().name(),
                            text)
                    .update();
        }
        changed(equipmentId);
    }

    private Map<String, List<Terms>> prices(Collection<String> machines) {
        Map<String, List<Terms>> prices = new HashMap<>();
        database.sql("""
                select equipment_id, terms from price_line where equipment_id in (:machines)
                order by equipment_id, model""").param("machines", machines).query(row -> {
            prices.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                    .add(json.readValue(row.getString(2), Terms.class));
        });
        return prices;
    }

    /// Lets a machine be booked, or not any more.
    ///
    /// @param version that was seen; refused if it has changed since
    @Transactional
    public Equipment status(String equipmentId, Equipment.Status status, int version) {
        int changed = database.sql(
                        "update equipment set status = ?, version = version + 1 where id = ? and version = ?")
                .params(status.name(), equipmentId, version)
                .update();
        if (changed == 0) {
            throw RefusedException.conflict("The machine was changed by somebody else; look at it again");
        }
        return required(equipmentId);
    }

    /// By number.
    public Optional<Equipment> find(String id) {
        return database.sql("select * from equipment where id = ?")
                .param(id)
                .query(Catalogue::read)
                .optional();
    }

    /// By number; refused if there is none.
    public Equipment required(String id) {
        return find(id).orElseThrow(() -> RefusedException.notFound("machine " + id));
    }

    /// What a supplier has.
    public List<Equipment> of(String supplierId) {
        return database.sql("select * from equipment where supplier_id = ? order by created_at, id")
                .param(supplierId)
                .query(Catalogue::read)
                .list();
    }

    /// Active machines of approved suppliers that work at a place, the nearest first.
    ///
    /// @param within how far away they may stand
    public List<Equipment> near(EquipmentKind kind, Place field, int within) {
        // Squares first, by the index; then the exact distance.
        return database
                .sql("""
                select e.* from equipment e join supplier s on s.id = e.supplier_id
                where e.kind = :kind and e.cell in (:cells) and e.status = 'ACTIVE' and s.status = 'APPROVED'""")
                .param("kind", kind.name())
                .param("cells", field.cellsWithin(within))
                .query(Catalogue::read)
                .list()
                .stream()
                .filter(each -> each.serves(field) && each.home().metresTo(field) <= within)
                .sorted(Comparator.comparingInt((Equipment each) -> each.home().metresTo(field))
                        .thenComparing(Equipment::id))
                .toList();
    }

    private static Equipment read(ResultSet row, int number) throws SQLException {
        String attachments = row.getString("attachments");
        Set<String> with = Arrays.stream(attachments.split(","))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Equipment(
                row.getString("id"),
                row.getString("supplier_id"),
                EquipmentKind.valueOf(row.getString("kind")),
                row.getString("make"),
                row.getInt("power_hp"),
                with,
                new Place(row.getDouble("latitude"), row.getDouble("longitude")),
                row.getInt("radius_m"),
                Duration.ofMinutes(row.getInt("buffer_minutes")),
                ZoneId.of(row.getString("zone")),
                Equipment.Status.valueOf(row.getString("status")),
                row.getInt("version"));
    }
}
