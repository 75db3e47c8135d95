package dev.furrow.rental.telemetry;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.equipment.Catalogue;
import dev.furrow.rental.equipment.Equipment;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Reports of machines, and what others may know of them.
@RestController
class TelemetryController {
    private static final int MOST_AT_ONCE = 500;
    private static final int METRES_A_MINUTE = 300;

    private final Telemetry telemetry;
    private final Catalogue catalogue;
    private final Suppliers suppliers;
    private final Operators operators;
    private final Orders orders;
    private final Idempotency idempotency;

    TelemetryController(
            Telemetry telemetry,
            Catalogue catalogue,
            Suppliers suppliers,
            Operators operators,
            Orders orders,
            Idempotency idempotency) {
        this.telemetry = telemetry;
        this.catalogue = catalogue;
        this.suppliers = suppliers;
        this.operators = operators;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    record Taken(int kept) {}

    /// Reports of one or more machines; a device that had no network sends what it has collected.
    @PostMapping("/api/telemetry")
    @Allowed({SUPPLIER, OPERATOR})
    Taken report(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody List<Report> reports) {
        if (reports.size() > MOST_AT_ONCE) {
            throw RefusedException.invalid("There may be at most " + MOST_AT_ONCE + " reports at once");
        }
        return idempotency.once(caller, key, reports, Taken.class, () -> {
            reports.stream().map(Report::equipmentId).distinct().forEach(machine -> requireTheirs(caller, machine));
            return new Taken(telemetry.keep(reports));
        });
    }

    private void requireTheirs(Actor caller, String equipmentId) {
        Equipment machine = catalogue.required(equipmentId);
        boolean isTheirs = caller.role() == Role.SUPPLIER
                ? suppliers.find(machine.supplierId()).map(Supplier::accountId).equals(Optional.of(caller.account()))
                : operators.of(machine.supplierId()).stream()
                        .anyMatch(each ->
                                each.accountId().equals(caller.accountId()) && equipmentId.equals(each.equipmentId()));
        if (!isTheirs) {
            throw RefusedException.notFound("machine " + equipmentId);
        }
    }

    /// Where a machine was, and how far that is from the field.
    ///
    /// @param minutes until it is there, on village roads
    record Position(Place place, Instant at, int metres, long minutes) {}

    /// Nothing while it is on its way to nobody.
    @GetMapping("/api/orders/{id}/position")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    ResponseEntity<Position> position(Actor caller, @PathVariable String id) {
        Order order = orders.visible(caller, id);
        return telemetry
                .seen(id)
                .map(seen -> {
                    int metres = seen.place().metresTo(order.need().field());
                    return new Position(seen.place(), seen.at(), metres, Math.ceilDiv(metres, METRES_A_MINUTE));
                })
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /// What a supplier's machine says about its engine.
    @GetMapping("/api/equipment/{id}/engine")
    @Allowed(SUPPLIER)
    ResponseEntity<Telemetry.Engine> engine(Actor caller, @PathVariable String id) {
        requireTheirs(caller, id);
        return telemetry
                .engine(id)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }
}
