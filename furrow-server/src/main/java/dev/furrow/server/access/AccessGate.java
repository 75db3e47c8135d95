package dev.furrow.server.access;

import dev.furrow.api.WorkflowType;
import dev.furrow.api.decision.Decision;
import dev.furrow.api.fault.Fault;
import dev.furrow.api.fault.FaultType;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.api.operation.RespondDecisionTaskCompletedRequest;
import dev.furrow.api.sigv4.HttpMessage;
import dev.furrow.api.sigv4.Verifier;
import dev.furrow.engine.Engine;
import dev.furrow.engine.decision.Permissions;
import dev.furrow.server.audit.Audit;
import dev.furrow.server.audit.AuditEntry;
import dev.furrow.server.http.Exchange;
import dev.furrow.server.http.Gate;
import dev.furrow.server.http.Origin;
import dev.furrow.server.policy.AccessRequest;
import dev.furrow.server.policy.Verdict;
import dev.furrow.server.quota.RateLimits;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets in what is signed by somebody whose policies allow it.
///
/// Authentication comes before anything of the request is read, authorisation when it is known to be valid, and that
/// of each decision when it is its turn, by the policies and tags of that moment. Safe for use by many threads.
public final class AccessGate implements Gate, Turnstile {
    private static final Set<Operation> MUTATING = EnumSet.allOf(Operation.class);

    static {
        MUTATING.removeIf(operation -> isRead(operation.wireName()));
    }

    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final SwfTargets targets;
    private final Arn arns;
    private final boolean required;
    private final RateLimits rates;
    private final Audit audit;
    private final Supplier<Instant> now;

    /// @param required whether requests without a signature are refused
    /// @param rates how many requests a second anybody may send
    public AccessGate(
            Authenticator authenticator,
            Authorizer authorizer,
            Arn arns,
            boolean required,
            RateLimits rates,
            Audit audit,
            Supplier<Instant> now) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        targets = new SwfTargets(arns);
        this.arns = arns;
        this.required = required;
        this.rates = rates;
        this.audit = audit;
        this.now = now;
    }

    @Override
    public Entry admit(Exchange exchange, Operation operation, byte[] body) {
        HttpMessage message = exchange.message(body);
        String certified = exchange.certifiedName();
        if (isMutating(operation)) {
            requireAudit();
        }
        if (!required && certified == null && !Verifier.isSigned(message)) {
            return new Anybody(exchange, operation);
        }
        try {
            return new Known(authenticator.authenticate(message, certified), exchange, operation);
        } catch (Fault fault) {
            audit.accept(
                    entry(exchange, operation, "unknown", null, fault.type().wireName()));
            throw fault;
        }
    }

    @Override
    public boolean knowsEverybody() {
        return required;
    }

    @Override
    public Entry enter(@Nullable Caller caller, Origin origin, Operation operation) {
        if (isMutating(operation)) {
            requireAudit();
        }
        if (caller != null) {
            return new Known(caller, origin, operation);
        }
        if (required) {
            throw new Fault(FaultType.MISSING_AUTHENTICATION_TOKEN, "Missing Authentication Token");
        }
        return new Anybody(origin, operation);
    }

    @Override
    public Judgement judge(@Nullable Caller caller, Origin origin, Request request, Engine engine) {
        Target target = targets.of(request, engine);
        Operation operation = Operation.of(request);
        String action = Action.of(operation);
        return caller == null
                ? Judgement.open(action, target.resource())
                : new Known(caller, origin, operation).judge(action, target);
    }

    @Override
    public Judgement judge(@Nullable Caller caller, Origin origin, String action, String what) {
        return authorizer.judge(caller, origin, action, arns.administration(what), _ -> {});
    }

    /// Nobody shall change anything that the audit log cannot tell of.
    private void requireAudit() {
        String trouble = audit.trouble();
        if (trouble != null) {
            throw new Fault(FaultType.SERVICE_UNAVAILABLE, trouble);
        }
    }

    private AuditEntry entry(
            Origin origin, Operation operation, String principal, @Nullable String resource, String outcome) {
        return new AuditEntry(
                now.get(),
                origin.requestId(),
                principal,
                null,
                origin.peer(),
                Action.of(operation),
                resource,
                outcome,
                null);
    }

    /// Whether the audit log tells of an operation that succeeds: if it changes something.
    static boolean isMutating(Operation operation) {
        return MUTATING.contains(operation);
    }

    private static boolean isRead(String name) {
        return name.startsWith("Describe")
                || name.startsWith("List")
                || name.startsWith("Count")
                || name.startsWith("Get");
    }

    /// Somebody without a signature where none is required.
    private final class Anybody implements Entry {
        private final Origin origin;
        private final Operation operation;

        private Anybody(Origin origin, Operation operation) {
            this.origin = origin;
            this.operation = operation;
        }

        @Override
        public Permissions authorize(Request request, Engine engine) {
            if (!rates.areNone()) {
                rates.admit(operation, targets.of(request, engine).domain(), null);
            }
            return Permissions.ALL;
        }

        @Override
        public void answered(Request request, @Nullable Fault fault) {
            if (isMutating(operation)) {
                audit.accept(entry(
                        origin,
                        operation,
                        "anonymous",
                        null,
                        fault == null ? "ok" : fault.type().wireName()));
            }
        }
    }

    /// Somebody with a good signature.
    private final class Known implements Entry {
        private final Caller caller;
        private final Origin origin;
        private final Operation operation;
        private @Nullable String resource;
        private @Nullable String reason;

        private Known(Caller caller, Origin origin, Operation operation) {
            this.caller = caller;
            this.origin = origin;
            this.operation = operation;
        }

        @Override
        public String who() {
            return caller.user();
        }

        @Override
        public Permissions authorize(Request request, Engine engine) {
            Target target = targets.of(request, engine);
            resource = target.resource();
            AccessRequest asked = ask(Action.of(operation), target, true);
            Verdict verdict = authorizer.decide(caller, asked, target.domain(), origin.requestId());
            reason = verdict.reason();
            if (!verdict.allowed()) {
                throw Authorizer.denied(caller, asked, origin.requestId());
            }
            String domain = target.domain();
            rates.admit(operation, domain, caller.user());
            return domain != null && request instanceof RespondDecisionTaskCompletedRequest
                    ? (decision, type) -> allows(decision, type, domain, engine)
                    : Permissions.ALL;
        }

        private boolean allows(Decision decision, WorkflowType type, String domain, Engine engine) {
            AccessRequest asked =
                    ask(Action.of(decision), targets.of(decision, domain, type, engine.registry()), false);
            Verdict verdict = authorizer.decide(caller, asked, domain, origin.requestId());
            if (!verdict.allowed()) {
                hear(asked.action(), asked.resource(), "OPERATION_NOT_PERMITTED", verdict.reason());
            }
            return verdict.allowed();
        }

        /// @param ofConnection whether keys about the connection exist; they do not for decisions
        private AccessRequest ask(String action, Target target, boolean ofConnection) {
            return new AccessRequest(action, target.resource(), () -> {
                AccessRequest.Keys keys = new AccessRequest.Keys();
                target.describe().accept(keys);
                Circumstances.ofCaller(keys, caller.user(), caller.arn(), now.get());
                if (ofConnection) {
                    Circumstances.ofConnection(keys, origin);
                }
                return keys.done();
            });
        }

        private void hear(String action, @Nullable String on, String outcome, @Nullable String why) {
            audit.accept(new AuditEntry(
                    now.get(),
                    origin.requestId(),
                    caller.arn(),
                    caller.accessKeyId(),
                    origin.peer(),
                    action,
                    on,
                    outcome,
                    why));
        }

        private Judgement judge(String action, Target target) {
            AccessRequest asked = ask(action, target, true);
            return authorizer.judge(caller, asked, target.domain());
        }

        @Override
        public void answered(Request request, @Nullable Fault fault) {
            boolean denied = fault != null && fault.type() == FaultType.ACCESS_DENIED;
            if (denied || isMutating(operation)) {
                hear(
                        Action.of(operation),
                        resource,
                        fault == null ? "ok" : fault.type().wireName(),
                        denied ? reason : null);
            }
        }
    }
}
