package dev.furrow.rental.equipment;

import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.time.Pace;
import dev.furrow.rental.time.Utc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        int had = 0;
        // In order, so that two who want the same machine wait for each other in one direction only.
        for (long slot : slots) {
            had += database.sql(
                            "insert into reserved_slot (equipment_id, slot, order_id) values (?, ?, ?) on conflict do nothing")
                    .params(machine.id(), slot, orderId)
                    .update();
        }
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

    /// Whether a machine may be had and nobody has it.
    public boolean isFree(Equipment machine, Period work) {
        return plan(machine, work).allows(work) && !isTaken(machine.id(), work.widened(machine.buffer()));
    }

    private boolean isTaken(String equipmentId, Period taken) {
        List<Long> slots = taken.slots();
        return database.sql("select count(*) from reserved_slot where equipment_id = ? and slot between ? and ?")
                        .params(equipmentId, slots.getFirst(), slots.getLast())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Those of several machines that somebody has at any moment of a period; one question for all of them.
    ///
    /// @param widest the longest buffer among them
    public Set<String> taken(Collection<String> machines, Period work, Duration widest) {
        if (machines.isEmpty()) {
            return Set.of();
        }
        List<Long> slots = work.widened(widest).slots();
        return new HashSet<>(database.sql("""
                select distinct equipment_id from reserved_slot
                where equipment_id in (:machines) and slot between :first and :last""")
                .param("machines", machines)
                .param("first", slots.getFirst())
                .param("last", slots.getLast())
                .query((row, number) -> row.getString(1))
                .list());
    }

    /// The first moment from which a machine is free for a while, in half hours; within two weeks.
    public Optional<Instant> nextFree(Equipment machine, Instant from, Duration length) {
        Instant last = from.plus(LOOK_AHEAD);
        Period whole = new Period(from, last.plus(length)).widened(machine.buffer());
        OpeningPlan plan = plan(machine, whole);
        Set<Long> taken = new HashSet<>(takenSlots(machine.id(), whole));
        for (Instant start = ceiling(from); !start.isAfter(last); start = start.plus(STEP)) {
            Period work = new Period(start, start.plus(length));
            if (plan.allows(work)
                    && work.widened(machine.buffer()).slots().stream().noneMatch(taken::contains)) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }

    private static Instant ceiling(Instant moment) {
        return Instant.ofEpochSecond(Math.ceilDiv(moment.getEpochSecond(), STEP.toSeconds()) * STEP.toSeconds());
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
        List<OpeningPlan.Exceptional> exceptions =
                exceptions(machine.id(), period).stream().map(Kept::exception).toList();
        return new OpeningPlan(machine.zone(), catalogue.offered(machine).hours(), exceptions);
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
