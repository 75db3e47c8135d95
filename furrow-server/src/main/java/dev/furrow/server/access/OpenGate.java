package dev.furrow.server.access;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Engine;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.http.Gate;
import dev.furrow.server.quota.RateLimits;
import org.jspecify.annotations.Nullable;

/// Lets everybody do everything, as often as the rates allow. Without rates that is all that it looks at.
public final class OpenGate implements Gate {
    private final SwfTargets targets;
    private final RateLimits rates;
    private final Entry everybody = new Everybody();

    /// @param arns names of domains
    /// @param rates how many requests a second there may be
    public OpenGate(Arn arns, RateLimits rates) {
        targets = new SwfTargets(arns);
        this.rates = rates;
    }

    @Override
    public Entry admit(Exchange exchange, Operation operation, byte[] body) {
        return everybody;
    }

    private final class Everybody implements Entry {
        @Override
        public Permissions authorize(Request request, Engine engine) {
            if (!rates.areNone()) {
                rates.admit(Operation.of(request), targets.of(request, engine).domain(), null);
            }
            return Permissions.ALL;
        }

        @Override
        public void answered(Request request, @Nullable Fault fault) {}
    }
}
