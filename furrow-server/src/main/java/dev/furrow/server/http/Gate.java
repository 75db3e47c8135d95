package dev.furrow.server.http;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.operation.Operation;
import dev.furrow.api.operation.Request;
import dev.furrow.engine.Engine;
import dev.furrow.engine.decision.Permissions;
import org.jspecify.annotations.Nullable;

/// Decides who comes in, before anything of a request is read. Called on event loops; must not hold them up.
public interface Gate {
    /// Lets everybody do everything.
    Gate OPEN = (exchange, operation, body) -> Entry.EVERYTHING;

    /// Lets a request in, or not.
    ///
    /// @throws Fault one of the authentication family
    Entry admit(Exchange exchange, Operation operation, byte[] body);

    /// What somebody who is in may do.
    interface Entry {
        /// Everything.
        Entry EVERYTHING = new Entry() {
            @Override
            public Permissions authorize(Request request, Engine engine) {
                return Permissions.ALL;
            }

            @Override
            public void answered(Request request, @Nullable Fault fault) {}
        };

        /// Who it is, for what nobody else may touch; empty where nobody has a name.
        default String who() {
            return "";
        }

        /// Lets a request that is valid go on, or not.
        ///
        /// @return which decisions it may make
        /// @throws Fault AccessDeniedException
        Permissions authorize(Request request, Engine engine);

        /// Hears how the request ended.
        ///
        /// @param fault how it was refused; null if it succeeded
        void answered(Request request, @Nullable Fault fault);
    }
}
