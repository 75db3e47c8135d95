package dev.furrow.model;

/// There is no such thing on the server.
public final class NotFoundException extends RuntimeException {

    /// @param what was looked for
    public NotFoundException(String what) {
        super("There is no " + what);
    }
}
