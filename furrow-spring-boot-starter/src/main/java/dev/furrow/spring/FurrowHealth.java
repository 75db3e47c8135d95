package dev.furrow.spring;

import dev.furrow.Furrow;
import dev.furrow.model.DomainInfo;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/// Up while the service answers and has the domain.
final class FurrowHealth extends AbstractHealthIndicator {
    private final Furrow furrow;

    FurrowHealth(Furrow furrow) {
        super("The workflow service does not answer");
        this.furrow = furrow;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String domain = furrow.options().domain();
        Optional<DomainInfo> found = furrow.client().domains().find(domain);
        builder.status(found.isPresent() ? "UP" : "DOWN").withDetail("domain", domain);
        if (found.isEmpty()) {
            builder.withDetail("reason", "The service has no such domain; furrow.register-domain=true registers it");
        }
    }
}
