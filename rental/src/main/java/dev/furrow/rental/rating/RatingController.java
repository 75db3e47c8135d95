package dev.furrow.rental.rating;

import static dev.furrow.rental.access.Role.AGENT;
import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.HUB;
import static dev.furrow.rental.access.Role.MANAGEMENT;
import static dev.furrow.rental.access.Role.SUPPLIER;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Stars over HTTP.
@RestController
class RatingController {
    private static final int SHOWN = 100;

    private final Ratings ratings;
    private final Orders orders;
    private final Idempotency idempotency;

    RatingController(Ratings ratings, Orders orders, Idempotency idempotency) {
        this.ratings = ratings;
        this.orders = orders;
        this.idempotency = idempotency;
    }

    record Rating(int stars, String reason) {}

    record Hiding(String about, boolean hidden) {}

    @PostMapping("/api/orders/{id}/rating")
    @Allowed({FARMER, SUPPLIER})
    Ratings.Rating rate(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Rating rating) {
        return idempotency.once(
                caller,
                key,
                List.of(id, rating),
                Ratings.Rating.class,
                () -> ratings.rate(caller, id, rating.stars, rating.reason));
    }

    @GetMapping("/api/ratings/{subjectId}")
    @Allowed({FARMER, SUPPLIER, HUB, AGENT, MANAGEMENT})
    List<Ratings.Rating> about(@PathVariable String subjectId) {
        return ratings.about(subjectId);
    }

    /// For moderators: what was said last, hidden or not.
    @GetMapping("/api/ratings")
    @Allowed({HUB, MANAGEMENT})
    List<Ratings.Said> latest(Actor caller) {
        if (caller.role() == Role.HUB && caller.hubId() == null) {
            return List.of();
        }
        return ratings.latest(caller.role() == Role.HUB ? caller.hubId() : null, SHOWN);
    }

    @PostMapping("/api/orders/{id}/rating/hiding")
    @Allowed({HUB, MANAGEMENT})
    Hiding hide(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Hiding hiding) {
        return idempotency.once(caller, key, List.of(id, hiding), Hiding.class, () -> {
            ratings.hide(orders.visible(caller, id).id(), hiding.about, hiding.hidden);
            return hiding;
        });
    }
}
