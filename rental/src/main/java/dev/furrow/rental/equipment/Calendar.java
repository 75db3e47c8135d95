package dev.furrow.rental.equipment;

import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.sql.Rows;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// When machines may be had, and who has them.
///
/// A machine's time is cut into half hours. Each that is taken is a row whose primary key is the machine and the half
/// hour, so two orders can never have the same one, whatever the code does.
@Component
public class Calendar {
    private static final Duration LOOK_AHEAD = Duration.ofDays(14);
    private static final Duration SOON = Duration.ofHours(12);
    private static final Duration STEP = Duration.ofMinutes(30);

    private final JdbcClient database;
    private final Catalogue catalogue;
    private final Pace clock;

    /// @param clock of the business
    public Calendar(JdbcClient database, Catalogue catalogue, Pace clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /// Takes a machine for an order, buffers included, in the current transaction.
    ///
    /// @return false if somebody has any of it, or it is closed; then nothing has changed
    @Transactional
    public boolean reserve(Equipment machine, String orderId, Period work) {
        Period taken = work.widened(machine.buffer());
        if (!plan(machine, work).allows(work) || isTaken(machine.id(), taken)) {
            return false;
        }
        List<Long> slots = taken.slots();
        // In order, so that two who want the same machine wait for each other in one direction only.
        int had = Rows.insert(
                database,
                "reserved_slot (equipment_id, slot, order_id)",
                slots.stream().map(slot -> List.of(machine.id(), slot, orderId)).toList());
        if (had < slots.size()) {
            release(orderId);
            return false;
        }
        return true;
    }

    /// Gives back whatever an order has.
    @Transactional
    public void release(String orderId) {
        database.sql("delete from reserved_slot where order_id = ?")
                .param(orderId)
                .update();
    }

    /// Gives back what an order has from now on.
    @Transactional
    public void releaseRest(String orderId) {
        database.sql("delete from reserved_slot where order_id = ? and slot > ?")
                .params(orderId, Math.floorDiv(clock.instant().getEpochSecond(), STEP.toSeconds()))
                .update();
    }

    /// Whether somebody has a machine in a period, buffers included.
    public boolean isBooked(Equipment machine, Period work) {
        return isTaken(machine.id(), work.widened(machine.buffer()));
    }

    private boolean isTaken(String equipmentId, Period taken) {
        List<Long> slots = taken.slots();
        return database.sql("select count(*) from reserved_slot where equipment_id = ? and slot between ? and ?")
                        .params(equipmentId, slots.getFirst(), slots.getLast())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Those of several machines that may be had in a period and that nobody has; few questions for all of them.
    public Set<String> free(Collection<Equipment> machines, Period work) {
        Map<String, OpeningPlan> plans = plans(machines, work);
        Map<String, Set<Long>> taken = takenSlots(machines, work);
        return machines.stream()
                .filter(each -> isFree(each, work, plans, taken))
                .map(Equipment::id)
                .collect(Collectors.toSet());
    }

    private static boolean isFree(
            Equipment machine, Period work, Map<String, OpeningPlan> plans, Map<String, Set<Long>> taken) {
        OpeningPlan plan = plans.get(machine.id());
        return plan != null
                && plan.allows(work)
                && work.widened(machine.buffer()).slots().stream()
                        .noneMatch(taken.getOrDefault(machine.id(), Set.of())::contains);
    }

    /// The first moments from which machines are free for a while, in half hours; within two weeks.
    ///
    /// @return nothing for those that are not
    public Map<String, Instant> nextFree(Collection<Equipment> machines, Instant from, Duration length) {
        Instant last = from.plus(LOOK_AHEAD);
        Map<String, Instant> found = new HashMap<>();
        // Most are free soon: two weeks of bookings are read of few machines.
        Instant start = ceiling(from);
        for (Instant until : List.of(from.plus(SOON), last)) {
            List<Equipment> left = machines.stream()
                    .filter(each -> !found.containsKey(each.id()))
                    .toList();
            nextFree(left, start, until, length, found);
            start = ceiling(until.plusNanos(1));
        }
        return found;
    }

    private void nextFree(
            List<Equipment> machines, Instant from, Instant until, Duration length, Map<String, Instant> found) {
        if (machines.isEmpty()) {
            return;
        }
        Period whole = new Period(from, until.plus(length));
        Map<String, OpeningPlan> plans = plans(machines, whole);
        Map<String, Set<Long>> taken = takenSlots(machines, whole);
        for (Equipment machine : machines) {
            for (Instant start = from; !start.isAfter(until); start = start.plus(STEP)) {
                if (isFree(machine, new Period(start, start.plus(length)), plans, taken)) {
                    found.put(machine.id(), start);
                    break;
                }
            }
        }
    }

    private static Instant ceiling(Instant moment) {
        long step = STEP.toSeconds();
        long seconds = moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, step) * step);
    }

    /// What is taken of several machines, buffers included.
    private Map<String, Set<Long>> takenSlots(Collection<Equipment> machines, Period work) {
        Map<String, Set<Long>> taken = new HashMap<>();
        if (!machines.isEmpty()) {
            Duration widest = machines.stream()
                    .map(Equipment::buffer)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            List<Long> slots = work.widened(widest).slots();
            database.sql("""
                    select equipment_id, slot from reserved_slot
                    where equipment_id in (:machines) and slot between :first and :last""")
                    .param("machines", machines.stream().map(Equipment::id).toList())
                    .param("first", slots.getFirst())
                    .param("last", slots.getLast())
                    .query(row -> {
                        taken.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                                .add(row.getLong(2));
                    });
        }
        return taken;
    }

    /// What is taken of a machine, for its calendar on the screen.
    public List<Period> bookings(String equipmentId, Period within) {
        List<Period> bookings = new ArrayList<>();
        for (long slot : takenSlots(equipmentId, within)) {
            Instant start = Period.startOf(slot);
            int last = bookings.size() - 1;
            if (last >= 0 && bookings.get(last).end().equals(start)) {
                bookings.set(last, new Period(bookings.get(last).start(), start.plus(STEP)));
            } else {
                bookings.add(new Period(start, start.plus(STEP)));
            }
        }
        return bookings;
    }

    private List<Long> takenSlots(String equipmentId, Period within) {
        List<Long> slots = within.slots();
        return database.sql(
                        "select slot from reserved_slot where equipment_id = ? and slot between ? and ? order by slot")
                .params(equipmentId, slots.getFirst(), slots.getLast())
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Closes a machine for a while, for example for maintenance, or opens it on a day that is closed otherwise.
    @Transactional
    public void except(String equipmentId, OpeningPlan.Exceptional exception) {
        Period period = exception.period();
        if (!exception.isOpen() && isTaken(equipmentId, period)) {
            throw RefusedException.conflict("Somebody has booked the machine in that time");
        }
        database.sql("""
                insert into equipment_exception (id, equipment_id, starts_at, ends_at, is_open, reason)
                values (?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        equipmentId,
                        Utc.of(period.start()),
                        Utc.of(period.end()),
                        exception.isOpen(),
                        exception.reason())
                .update();
    }

    /// Opening hours and exceptions that matter for a period.
    public OpeningPlan plan(Equipment machine, Period period) {
        return plans(List.of(machine), period).getOrDefault(machine.id(), OpeningPlan.always(machine.zone()));
    }

    private Map<String, OpeningPlan> plans(Collection<Equipment> machines, Period period) {
        if (machines.isEmpty()) {
            return Map.of();
        }
        List<String> ids = machines.stream().map(Equipment::id).toList();
        Map<String, Offered> offered = catalogue.offered(machines);
        Map<String, List<OpeningPlan.Exceptional>> exceptions = new HashMap<>();
        database.sql("""
                select * from equipment_exception
                where equipment_id in (:machines) and starts_at < :end and ends_at > :start""")
                .param("machines", ids)
                .param("end", Utc.of(period.end()))
                .param("start", Utc.of(period.start()))
                .query(row -> {
                    exceptions
                            .computeIfAbsent(row.getString("equipment_id"), _ -> new ArrayList<>())
                            .add(new OpeningPlan.Exceptional(
                                    new Period(Utc.read(row, "starts_at"), Utc.read(row, "ends_at")),
                                    row.getBoolean("is_open"),
                                    row.getString("reason")));
                });
        return machines.stream()
                .collect(Collectors.toMap(
                        Equipment::id,
                        each -> new OpeningPlan(
                                each.zone(),
                                Objects.requireNonNull(offered.get(each.id())).hours(),
                                exceptions.getOrDefault(each.id(), List.of()))));
    }

    /// An exception as it is kept.
    public record Kept(String id, OpeningPlan.Exceptional exception) {}

    /// What differs from a machine's hours in a period, the first first.
    public List<Kept> exceptions(String equipmentId, Period period) {
        return database.sql("""
                select * from equipment_exception where equipment_id = ? and starts_at < ? and ends_at > ?
                order by starts_at, id""")
                .params(equipmentId, Utc.of(period.end()), Utc.of(period.start()))
                .query((row, number) -> new Kept(
                        row.getString("id"),
                        new OpeningPlan.Exceptional(
                                new Period(Utc.read(row, "starts_at"), Utc.read(row, "ends_at")),
                                row.getBoolean("is_open"),
                                row.getString("reason"))))
                .list();
    }

    /// Takes an exception back.
    @Transactional
    public void unexcept(String equipmentId, String exceptionId) {
        database.sql("delete from equipment_exception where equipment_id = ? and id = ?")
                .params(equipmentId, exceptionId)
                .update();
    }
}
