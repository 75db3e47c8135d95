package dev.furrow.rental.world;

import dev.furrow.rental.access.Role;
import org.jspecify.annotations.Nullable;

/// How the world's people get in: what somebody shows a phone for, with the code that came to it.
public interface SignIn {

    /// Signs somebody in who may be new.
    ///
    /// @return the session's token
    String token(String phone, String name, Role role, @Nullable String hubId);
}
