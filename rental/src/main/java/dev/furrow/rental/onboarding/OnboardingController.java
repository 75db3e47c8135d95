package dev.furrow.rental.onboarding;

import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.equipment.Supplier;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Becoming a supplier over HTTP.
@RestController
class OnboardingController {
    private final Applications applications;
    private final Suppliers suppliers;
    private final Idempotency idempotency;

    OnboardingController(Applications applications, Suppliers suppliers, Idempotency idempotency) {
        this.applications = applications;
        this.suppliers = suppliers;
        this.idempotency = idempotency;
    }

    record Applying(String hubId, String name) {}

    record Handing(Applications.DocumentKind kind, String assetKey) {}

    record Deciding(boolean isApproved, @Nullable String reason) {}

    /// An application with its documents.
    record Application(Supplier supplier, List<Applications.Document> documents) {}

    @PostMapping("/api/supplier")
    @Allowed(SUPPLIER)
    Supplier apply(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Applying applying) {
        return idempotency.once(
                caller, key, applying, Supplier.class, () -> applications.apply(caller, applying.hubId, applying.name));
    }

    @GetMapping("/api/supplier")
    @Allowed(SUPPLIER)
    Application mine(Actor caller) {
        Supplier supplier = suppliers.required(caller.account());
        return new Application(supplier, applications.documents(supplier.id()));
    }

    @PostMapping("/api/supplier/documents")
    @Allowed(SUPPLIER)
    Supplier hand(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Handing handing) {
        return idempotency.once(
                caller,
                key,
                handing,
                Supplier.class,
                () -> applications.document(caller, handing.kind, handing.assetKey));
    }

    @GetMapping("/api/suppliers/waiting")
    @Allowed(HUB)
    List<Application> waiting(Actor caller) {
        return applications.waiting(String.valueOf(caller.hubId())).stream()
                .map(supplier -> new Application(supplier, applications.documents(supplier.id())))
                .toList();
    }

    @PostMapping("/api/suppliers/{id}/decision")
    @Allowed(HUB)
    Supplier decide(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Deciding deciding) {
        return idempotency.once(
                caller,
                key,
                List.of(id, deciding),
                Supplier.class,
                () -> applications.decide(caller, id, deciding.isApproved, deciding.reason));
    }
}
