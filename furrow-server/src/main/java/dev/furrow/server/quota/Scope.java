package dev.furrow.server.quota;

import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.IdentityException;
import java.util.Locale;

/// What a limit is set for.
///
/// @param name of the domain or user; empty for the server
record Scope(Kind kind, String name) implements Comparable<Scope> {
    /// For everybody together.
    static final Scope SERVER = new Scope(Kind.SERVER, "");

    enum Kind {
        SERVER,
        DOMAIN,
        USER
    }

    static Scope domain(String name) {
        return new Scope(Kind.DOMAIN, name);
    }

    static Scope user(String name) {
        return new Scope(Kind.USER, name);
    }

    /// What a request is about.
    static Scope of(AdminRequest request) {
        if (request.domain() != null && request.user() != null) {
            throw new IdentityException("A limit is for a domain, for a user, or for the server; not for two of them");
        }
        if (request.domain() != null) {
            return domain(request.domain());
        }
        return request.user() == null ? SERVER : user(request.user());
    }

    @Override
    public int compareTo(Scope other) {
        int kinds = kind.compareTo(other.kind);
        return kinds == 0 ? name.compareTo(other.name) : kinds;
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + (name.isEmpty() ? "" : " " + name);
    }
}
