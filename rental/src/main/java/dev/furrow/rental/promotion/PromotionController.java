package dev.furrow.rental.promotion;

import static dev.furrow.rental.access.Role.FARMER;
import static dev.furrow.rental.access.Role.MANAGEMENT;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.money.Money;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Promotions over HTTP.
@RestController
class PromotionController {
    private final Promotions promotions;
    private final Referrals referrals;
    private final Idempotency idempotency;

    PromotionController(Promotions promotions, Referrals referrals, Idempotency idempotency) {
        this.promotions = promotions;
        this.referrals = referrals;
        this.idempotency = idempotency;
    }

    record Creating(Promotion promotion, Money budget) {}

    @PostMapping("/api/promotions")
    @Allowed(MANAGEMENT)
    Promotion create(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Creating creating) {
        return idempotency.once(
                caller, key, creating, Promotion.class, () -> promotions.create(creating.promotion, creating.budget));
    }

    /// The caller's own code for others, and what it has brought.
    @GetMapping("/api/referral")
    @Allowed(FARMER)
    Referrals.Standing referral(Actor caller) {
        return referrals.of(caller.account());
    }

    @GetMapping("/api/promotions/costs")
    @Allowed(MANAGEMENT)
    List<Promotions.Cost> costs() {
        return promotions.costs();
    }
}
