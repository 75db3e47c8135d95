package dev.furrow.server.access;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Engine;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.http.Gate;
import dev.furrow.server.http.Origin;
import dev.furrow.server.quota.RateLimits;
import org.jspecify.annotations.Nullable;

/// Lets everybody do everything, as often as the rates allow. Without rates that is all that it looks at.
public final class OpenGate implements Gate, Turnstile {
    private final SwfTargets targets;
    private final Arn arns;
    private final RateLimits rates;
    private final Authorizer authorizer;
    private final Entry everybody = new Everybody();

    /// @param arns names of domains
    /// @param rates how many requests a second there may be
    /// @param authorizer the policies of those who have signed in all the same
    public OpenGate(Arn arns, RateLimits rates, Authorizer authorizer) {
        targets = new SwfTargets(arns);
        this.arns = arns;
        this.rates = rates;
        this.authorizer = authorizer;
    }

    @Override
    public Entry admit(Exchange exchange, Operation operation, byte[] body) {
        return everybody;
    }

    @Override
    public boolean knowsEverybody() {
        return false;
    }

    @Override
    public Entry enter(@Nullable Caller caller, Origin origin, Operation operation) {
        return everybody;
    }

    @Override
    public Judgement judge(@Nullable Caller caller, Origin origin, Request request, Engine engine) {
        Operation operation = Operation.of(request);
        return Judgement.open(Action.of(operation), targets.of(request, engine).resource());
    }

    @Override
    public Judgement judge(@Nullable Caller caller, Origin origin, String action, String what) {
        return authorizer.judge(caller, origin, action, arns.administration(what), _ -> {});
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
