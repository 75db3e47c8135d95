package dev.furrow.rental.pool;

import static dev.furrow.rental.access.Role.AGENT;

import dev.furrow.rental.access.Actor;
import dev.furrow.rental.access.Allowed;
import dev.furrow.rental.request.Idempotency;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Pools over HTTP.
@RestController
class PoolController {
    private final Pools pools;
    private final Idempotency idempotency;

    PoolController(Pools pools, Idempotency idempotency) {
        this.pools = pools;
        this.idempotency = idempotency;
    }

    record Opening(String hubId, Pools.Opening pool) {}

    record Joining(String farmerPhone, long quantity) {}

    @GetMapping("/api/pools")
    @Allowed(AGENT)
    List<Pool> mine(Actor caller) {
        return pools.of(caller);
    }

    @PostMapping("/api/pools")
    @Allowed(AGENT)
    Pool open(Actor caller, @RequestHeader(Idempotency.HEADER) String key, @RequestBody Opening opening) {
        return idempotency.once(
                caller, key, opening, Pool.class, () -> pools.open(caller, opening.hubId, opening.pool));
    }

    @PostMapping("/api/pools/{id}/members")
    @Allowed(AGENT)
    Pool join(
            Actor caller,
            @PathVariable String id,
            @RequestHeader(Idempotency.HEADER) String key,
            @RequestBody Joining joining) {
        return idempotency.once(
                caller,
                key,
                List.of(id, joining),
                Pool.class,
                () -> pools.join(caller, id, joining.farmerPhone, joining.quantity));
    }
}
