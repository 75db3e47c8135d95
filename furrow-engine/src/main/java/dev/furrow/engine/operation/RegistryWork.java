package dev.furrow.engine.operation;

import dev.furrow.api.fault.Fault;
import dev.furrow.engine.answer.Reply;
import dev.furrow.engine.registry.DomainRecord;
import dev.furrow.engine.registry.Registry;
import dev.furrow.engine.registry.RegistryChange;
import dev.furrow.engine.turn.Turn;

/// A request that changes what is registered. It looks at the registry as its lane sees it, so that two requests in
/// one batch see each other.
abstract class RegistryWork extends RequestWork {
    RegistryWork(Parts parts, Reply reply) {
        super(parts, reply);
    }

    final Registry working() {
        return parts().working();
    }

    /// The domain that a change is about.
    ///
    /// @throws Fault UnknownResourceFault if there is none
    final DomainRecord domain(String name) {
        return working().domain(name);
    }

    final void change(Turn turn, RegistryChange change) {
        working().apply(change);
        turn.change(change);
    }
}
