package dev.furrow.rental.breakdown;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.OPERATOR;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.asset.Assets;
import dev.furrow.rental.refusal.RefusedException;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Breakdowns over HTTP. One is reported by the order's move `BREAK_DOWN`.
@RestController
class BreakdownController {
    private final Breakdowns breakdowns;
    private final Assets assets;
    private final Idempotency idempotency;

    BreakdownController(Breakdowns breakdowns, Assets assets, Idempotency idempotency) {
        this.breakdowns = breakdowns;
        this.assets = assets;
        this.idempotency = idempotency;
    }

    record Choosing(Choice choice) {}

    @GetMapping("/api/orders/{id}/breakdown")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    Breakdown newest(Actor caller, @PathVariable String id) {
        return breakdowns.ofOrder(caller, id).orElseThrow(() -> RefusedException.notFound("breakdown of order " + id));
    }

    record Photo(String key) {}

    /// Needs no key: the same photo twice is one photo.
    @PutMapping("/api/orders/{id}/breakdown/photo")
    @Allowed({SUPPLIER, OPERATOR, HUB})
    Breakdown photo(Actor caller, @PathVariable String id, @RequestBody Photo photo) {
        assets.requireOwn(caller, photo.key);
        return breakdowns.photo(caller, id, photo.key);
    }

    /// Everybody whose order it is may see what is broken; nobody else may.
    @GetMapping("/api/orders/{id}/breakdown/photo")
    @Allowed({FARMER, SUPPLIER, OPERATOR, HUB, AGENT, MANAGEMENT})
    ResponseEntity<Void> photo(Actor caller, @PathVariable String id) {
        return breakdowns
                .photoOf(caller, id)
                .flatMap(assets::shared)
                .map(link -> ResponseEntity.status(HttpStatus.FOUND)
                        .location(link)
                        .cacheControl(CacheControl.noStore())
                        .<Void>build())
                .orElseThrow(() -> RefusedException.notFound("photo of a breakdown of order " + id));
    }

    @PostMapping("/api/breakdowns/{id}/choice")
    @Allowed({FARMER, HUB, AGENT})
    Breakdown choose(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Choosing choosing) {
        return idempotency.once(
                caller,
                key,
                List.of("choice", id, choosing),
                Breakdown.class,
                () -> breakdowns.choose(caller, id, choosing.choice));
    }
}
