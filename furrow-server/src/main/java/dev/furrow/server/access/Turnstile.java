package dev.furrow.server.access;

import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Engine;
import dev.furrow.server.http.Gate;
import dev.furrow.server.http.Origin;
import org.jspecify.annotations.Nullable;

/// As the gate, for callers who are known by other means than the signature of each request: who has signed in to the
/// console. The same policies, rates and audit log. Safe for use by many threads.
public interface Turnstile {
    /// Whether nothing may be asked by strangers.
    boolean knowsEverybody();

    /// Lets a request in.
    ///
    /// @param caller who asks; null for a stranger
    /// @throws dev.furrow.api.fault.Fault if strangers may not ask, or nothing may be changed now
    Gate.Entry enter(@Nullable Caller caller, Origin origin, Operation operation);

    /// What policies would say to a request; nothing is counted or told of it.
    Judgement judge(@Nullable Caller caller, Origin origin, Request request, Engine engine);

    /// What policies would say to something beside SWF's operations.
    ///
    /// @param action such as `furrow:ReadMetrics`
    /// @param what what it is done to, as in [Arn#administration]
    Judgement judge(@Nullable Caller caller, Origin origin, String action, String what);
}
