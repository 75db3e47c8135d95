package dev.furrow.model;

import dev.furrow.api.fault.FaultType;
import dev.furrow.lowlevel.SwfException;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks for one thing.
final class Lookup {
    private Lookup() {}

    static <T> Optional<T> find(Supplier<T> describe) {
        try {
            return Optional.of(describe.get());
        } catch (SwfException refused) {
            if (refused.type() == FaultType.UNKNOWN_RESOURCE) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /// @return whether it is new; somebody else may have been faster
    static boolean register(FaultType already, Runnable registration) {
        try {
            registration.run();
            return true;
        } catch (SwfException refused) {
            if (refused.type() == already) {
                return false;
            }
            throw refused;
        }
    }
}
