package dev.furrow.demo;

import java.net.URI;

/// There is no server where one should be.
final class UnreachableException extends RuntimeException {
    UnreachableException(URI endpoint, Throwable cause) {
        super(
                "No SWF server answers at " + endpoint + ": " + cause.getMessage()
                        + ". Start one with `furrow server`, or leave --endpoint out",
                cause);
    }
}
