package dev.furrow.spi;

import java.util.Set;

/// What a service can do beyond the protocol of SWF. Nothing of it is ever required; each has a way without it.
///
/// @param names of the extensions, as the service tells them
public record Capabilities(Set<String> names) {
    /// Nothing, as Amazon SWF.
    public static final Capabilities NONE = new Capabilities(Set.of());

    /// Copies the names.
    public Capabilities {
        names = Set.copyOf(names);
    }

    /// Whether polls that wait can be ended at once, so that a worker stops without waiting for them.
    public boolean pollRelease() {
        return names.contains("pollRelease");
    }

    /// Whether a request for a history can wait on the service until the run has gone on, so that nobody has to ask
    /// every so often.
    public boolean historyWait() {
        return names.contains("historyWait");
    }
}
