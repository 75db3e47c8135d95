package dev.furrow.server.http;

/// The address cannot be listened on.
public final class ListenException extends RuntimeException {
    ListenException(String host, int port, Throwable cause) {
        super(
                "Cannot listen on " + host + ":" + port + ": " + cause.getMessage()
                        + "; is another server running there? Choose another address with --listen",
                cause);
    }
}
