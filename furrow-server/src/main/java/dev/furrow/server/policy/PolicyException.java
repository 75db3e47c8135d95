package dev.furrow.server.policy;

/// A policy document cannot be used; the message says where and why.
public final class PolicyException extends RuntimeException {
    PolicyException(String message) {
        super(message);
    }
}
