package dev.furrow.rental.equipment;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Machines over HTTP: what suppliers declare and what everybody finds.
@RestController
class EquipmentController {
    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Suppliers suppliers;
    private final NearbySearch search;
    private final Idempotency idempotency;

    EquipmentController(
            Catalogue catalogue, Calendar calendar, Suppliers suppliers, NearbySearch search, Idempotency idempotency) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.suppliers = suppliers;
        this.search = search;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/equipment/near")
    @Allowed({FARMER, SUPPLIER, HUB, AGENT, MANAGEMENT})
    List<NearbySearch.Found> near(
            @RequestParam EquipmentKind kind,
            @RequestParam double latitude,
            @RequestParam double longitude,
            @RequestParam(defaultValue = "30000") int within,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(defaultValue = "60") int minutes) {
        return search.near(kind, new Place(latitude, longitude), within, from, minutes);
    }

    @PostMapping("/api/equipment")
    @Allowed(SUPPLIER)
    Equipment declare(
            Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Declaration declaration) {
        return idempotency.once(caller, key, declaration, Equipment.class, () -> {
            Supplier supplier = suppliers.required(caller.account());
            if (supplier.status() != Supplier.Status.APPROVED) {
                throw RefusedException.conflict("Machines can be declared once the supplier is approved");
            }
            return catalogue.declare(supplier, declaration);
        });
    }

    @GetMapping("/api/equipment/mine")
    @Allowed(SUPPLIER)
    List<Equipment> mine(Actor caller) {
        return catalogue.of(suppliers.required(caller.account()).id());
    }

    @GetMapping("/api/equipment/{id}")
    @Allowed({FARMER, SUPPLIER, HUB, AGENT, MANAGEMENT})
    Detail one(@PathVariable String id) {
        return new Detail(catalogue.required(id), catalogue.prices(id));
    }

    @GetMapping("/api/equipment/{id}/bookings")
    @Allowed({SUPPLIER, HUB, MANAGEMENT})
    List<Period> bookings(Actor caller, @PathVariable String id, @RequestParam Instant from, @RequestParam Instant to) {
        owned(caller, id);
        return calendar.bookings(id, new Period(from, to));
    }

    @PutMapping("/api/equipment/{id}/prices")
    @Allowed(SUPPLIER)
    Detail price(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Terms terms) {
        Equipment machine = owned(caller, id);
        return idempotency.once(caller, key, List.of(id, terms), Detail.class, () -> {
            catalogue.price(id, terms);
            return new Detail(machine, catalogue.prices(id));
        });
    }

    @PutMapping("/api/equipment/{id}/status")
    @Allowed(SUPPLIER)
    Equipment status(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody StatusChange change) {
        Equipment machine = owned(caller, id);
        return idempotency.once(
                caller,
                key,
                List.of(id, change),
                Equipment.class,
                () -> catalogue.status(machine.id(), change.status, change.version));
    }

    @PostMapping("/api/equipment/{id}/exceptions")
    @Allowed({SUPPLIER, HUB})
    Detail except(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody OpeningPlan.Exceptional exception) {
        Equipment machine = owned(caller, id);
        return idempotency.once(caller, key, List.of(id, exception), Detail.class, () -> {
            calendar.except(id, exception);
            return new Detail(machine, catalogue.prices(id));
        });
    }

    /// The machine, if it is the caller's business: a supplier's own, an area's desk those of the area.
    private Equipment owned(Actor caller, String id) {
        Equipment machine = catalogue.required(id);
        Supplier supplier = suppliers.find(machine.supplierId()).orElseThrow();
        boolean theirs = switch (caller.role()) {
            case SUPPLIER -> supplier.accountId().equals(caller.account());
            case HUB -> supplier.hubId().equals(caller.hubId());
            case MANAGEMENT, SYSTEM -> true;
            case FARMER, OPERATOR, AGENT -> false;
        };
        if (!theirs) {
            throw RefusedException.notFound("machine " + id);
        }
        return machine;
    }

    record Detail(Equipment machine, List<Terms> prices) {}

    record StatusChange(Equipment.Status status, int version) {}
}
