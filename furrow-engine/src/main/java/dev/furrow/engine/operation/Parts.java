package dev.furrow.engine.operation;

import dev.furrow.engine.decision.Rules;
import dev.furrow.engine.lambda.LambdaInvoker;
import dev.furrow.engine.lane.Clock;
import dev.furrow.engine.lane.StoreGate;
import dev.furrow.engine.registry.Registry;
import dev.furrow.engine.store.Store;
import dev.furrow.engine.tasklist.TaskLists;
import dev.furrow.engine.token.PageTokens;
import dev.furrow.engine.token.Seal;
import java.util.concurrent.Executor;

/// What operations work with.
///
/// @param rules published registry, quotas, rates
/// @param working the registry as its lane sees it, ahead of the published one
/// @param store where everything is kept
/// @param reads runs what reads the store for those who work
/// @param looks runs what reads the store for those who look
/// @param lanes where runs are decided
/// @param taskLists where tasks wait
/// @param gate says whether the store takes writes
/// @param seal seals task tokens
/// @param pageTokens issues page tokens
/// @param clock tells the time to reads; what is decided on a lane has its own
/// @param arns names resources
/// @param lambda calls functions
/// @param payloadCharacters the longest result of a function
public record Parts(
        Rules rules,
        Registry working,
        Store store,
        Executor reads,
        Executor looks,
        Lanes lanes,
        TaskLists taskLists,
        StoreGate gate,
        Seal seal,
        PageTokens pageTokens,
        Clock clock,
        Arns arns,
        LambdaInvoker lambda,
        int payloadCharacters) {

    Registry registry() {
        return rules.registry();
    }

    long now() {
        return clock.now();
    }

    /// @throws dev.furrow.api.fault.Fault ServiceUnavailable if the store takes no writes
    void requireRoomForWrites() {
        if (!gate.isOpen()) {
            throw gate.fault();
        }
    }
}
