package dev.furrow.rental.equipment;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.RentalProperties;
import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.asset.Assets;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.pricing.Job;
import dev.furrow.rental.pricing.Pricing;
import dev.furrow.rental.pricing.Quantity;
import dev.furrow.rental.pricing.Quote;
import dev.furrow.rental.pricing.Terms;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import dev.furrow.rental.time.Pace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
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
    private final Assets assets;
    private final RentalProperties properties;
    private final Pace clock;
    private final Idempotency idempotency;

    EquipmentController(
            Catalogue catalogue,
            Calendar calendar,
            Suppliers suppliers,
            NearbySearch search,
            Assets assets,
            RentalProperties properties,
            Pace clock,
            Idempotency idempotency) {
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.suppliers = suppliers;
        this.search = search;
        this.assets = assets;
        this.properties = properties;
        this.clock = clock;
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
        return suppliers
                .ofAccount(caller.account())
                .map(own -> catalogue.of(own.id()))
                .orElse(List.of());
    }

    @GetMapping("/api/equipment/{id}")
    @Allowed({FARMER, SUPPLIER, HUB, AGENT, MANAGEMENT})
    Detail one(@PathVariable String id) {
        return detail(id);
    }

    private Detail detail(String id) {
        Equipment machine = catalogue.required(id);
        Offered offered = catalogue.offered(machine);
        return new Detail(machine, offered.prices(), offered.hours(), catalogue.photos(id));
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
        owned(caller, id);
        return idempotency.once(caller, key, List.of(id, terms), Detail.class, () -> {
            catalogue.price(id, terms);
            return detail(id);
        });
    }

    /// Prices that nobody has set yet, and an example that they are tried on.
    record Trying(Terms terms, long quantity, int metres) {}

    /// Changes nothing; it shows a supplier what a farmer would be told.
    @PutMapping("/api/equipment/price-preview")
    @Allowed(SUPPLIER)
    Quote preview(@RequestBody Trying trying) {
        LocalDate today = clock.instant().atZone(properties.zone()).toLocalDate();
        return Pricing.quote(trying.terms, new Job(new Quantity(trying.quantity), trying.metres, today));
    }

    record Hours(List<OpeningHours> hours) {}

    @PutMapping("/api/equipment/{id}/hours")
    @Allowed(SUPPLIER)
    Detail hours(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Hours hours) {
        owned(caller, id);
        return idempotency.once(caller, key, List.of("hours", id, hours), Detail.class, () -> {
            catalogue.hours(id, hours.hours);
            return detail(id);
        });
    }

    record Photos(List<String> keys) {}

    /// The photos that a machine has from now on; each is an asset of the caller's that anybody may see.
    @PutMapping("/api/equipment/{id}/photos")
    @Allowed(SUPPLIER)
    Detail photos(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Photos photos) {
        owned(caller, id);
        return idempotency.once(caller, key, List.of("photos", id, photos), Detail.class, () -> {
            photos.keys.forEach(each -> assets.requireOwn(caller, each));
            catalogue.photos(id, photos.keys);
            return detail(id);
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
        owned(caller, id);
        return idempotency.once(caller, key, List.of(id, exception), Detail.class, () -> {
            calendar.except(id, exception);
            return detail(id);
        });
    }

    @GetMapping("/api/equipment/{id}/exceptions")
    @Allowed({SUPPLIER, HUB, MANAGEMENT})
    List<Calendar.Kept> exceptions(
            Actor caller, @PathVariable String id, @RequestParam Instant from, @RequestParam Instant to) {
        owned(caller, id);
        return calendar.exceptions(id, new Period(from, to));
    }

    /// Needs no key: gone twice is gone once.
    @DeleteMapping("/api/equipment/{id}/exceptions/{exceptionId}")
    @Allowed({SUPPLIER, HUB})
    void unexcept(Actor caller, @PathVariable String id, @PathVariable String exceptionId) {
        owned(caller, id);
        calendar.unexcept(id, exceptionId);
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

    /// @param photos keys of open assets
    record Detail(Equipment machine, List<Terms> prices, List<OpeningHours> hours, List<String> photos) {}

    record StatusChange(Equipment.Status status, int version) {}
}
