package dev.furrow.rental.simulators.phone;

import org.jspecify.annotations.Nullable;

/// What phones are connected to.
public interface Network {
    /// A phone calls a number.
    ///
    /// @return null if nobody is there
    @Nullable Leg dial(Phone from, PhoneNumber to);

    /// A phone sends a text message.
    ///
    /// @return whether there is anybody to take it
    boolean send(Phone from, PhoneNumber to, String body);
}
